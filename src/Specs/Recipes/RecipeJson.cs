namespace NasV2.Specs;

/// <summary>The normalised form of a recipe: compact JSON with every value spelt out, in one order.</summary>
public static class RecipeJson
{
    /// <summary>The recipe as a document that <see cref="RecipeReader"/> reads back.</summary>
    public static string Write(Recipe recipe, FieldNames names = FieldNames.Stored) => SectionJson.Write(recipe, names);

    /// <summary>Reads a recipe that was checked before, taking names on trust that its host knew then.</summary>
    /// <exception cref="SpecException">The text is not a recipe.</exception>
    public static Recipe Read(string json) => new RecipeReader(SpecVocabulary.Any).Read(json, "recipe");
}
