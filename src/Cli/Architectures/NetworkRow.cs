using NasV2.Space;

namespace NasV2.Cli.Architectures;

/// <summary>A published network in a list; multiply-adds are those at the evaluation resolution, with 1000 classes.</summary>
internal sealed record NetworkRow(
    string Name, int Blocks, long Parameters, long Macs, int TrainResolution, int EvalResolution, string Canonical)
{
    /// <summary>All of them, EfficientNetV2 first, the smaller ones of a family first.</summary>
    public static IReadOnlyList<NetworkRow> InOrder { get; } =
    [
        .. NamedArchitectures.All.Values.Select(Create)
            .OrderByDescending(row => row.Name.Split('-')[0], StringComparer.Ordinal)
            .ThenBy(row => row.Parameters),
    ];

    private static NetworkRow Create(NamedArchitecture named)
    {
        var complexity = Complexity.Compute(named.Architecture, named.EvalResolution);
        return new(
            named.Name,
            named.Architecture.Blocks.Count(),
            complexity.Parameters,
            complexity.Macs,
            named.TrainResolution,
            named.EvalResolution,
            named.Architecture.Canonical);
    }
}
