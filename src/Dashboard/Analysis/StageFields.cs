using System.Globalization;
using NasV2.Api.V1;

namespace NasV2.Dashboard.Analysis;

/// <summary>The fields of a stage as text, by the names that the service uses.</summary>
internal static class StageFields
{
    public static readonly IReadOnlyDictionary<string, Func<Stage, string>> All = new Dictionary<string, Func<Stage, string>>
    {
        ["op"] = stage => stage.Op,
        ["layers"] = stage => Text(stage.Layers),
        ["kernel"] = stage => Text(stage.Kernel),
        ["expansion"] = stage => Text(stage.Expansion),
        ["stride"] = stage => Text(stage.Stride),
        ["channels"] = stage => Text(stage.OutputFilters),
        ["squeeze"] = stage => stage.SqueezeRatio.ToString("0.##", CultureInfo.InvariantCulture),
    };

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
