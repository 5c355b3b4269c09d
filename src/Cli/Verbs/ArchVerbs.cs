using System.CommandLine;

namespace NasV2.Cli.Verbs;

/// <summary><c>nas arch</c>: the networks and search spaces that the product knows.</summary>
internal static class ArchVerbs
{
    public static Command Create() => new("arch", "Lists, describes and scales networks.")
    {
        ArchListVerb.Create(),
        ArchShowVerb.Create(),
        ArchScaleVerb.Create(),
    };
}
