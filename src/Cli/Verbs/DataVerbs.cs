using System.CommandLine;

namespace NasV2.Cli.Verbs;

/// <summary><c>nas data</c>: the datasets that networks are trained on.</summary>
internal static class DataVerbs
{
    public static Command Create() => new("data", "Lists and downloads datasets.")
    {
        DataListVerb.Create(),
        DataGetVerb.Create(),
    };
}
