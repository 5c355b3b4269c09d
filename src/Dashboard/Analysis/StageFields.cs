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

    /// <summary>The fields of these stages, the operators' own parameters among them.</summary>
    public static IEnumerable<(string Name, Func<Stage, string> Value)> Select(IEnumerable<Stage> stages) =>
    [
        .. All.Select(field => (field.Key, field.Value)),
        .. stages.SelectMany(stage => stage.Parameters).Select(own => own.Name).Distinct().Select(name => (name, ValueOf(name))),
    ];

    private static Func<Stage, string> ValueOf(string name) =>
        stage => stage.Parameters.FirstOrDefault(own => own.Name == name) is { } own ? Text(own.Value) : "";

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
