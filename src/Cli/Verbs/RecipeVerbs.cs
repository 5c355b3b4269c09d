using System.CommandLine;

namespace NasV2.Cli.Verbs;

/// <summary><c>nas recipe</c>: how networks are trained.</summary>
internal static class RecipeVerbs
{
    public static Command Create() => new("recipe", "Lists and shows recipes and their fields.")
    {
        RecipeListVerb.Create(), RecipeShowVerb.Create(), RecipeFieldsVerb.Create(),
    };
}
