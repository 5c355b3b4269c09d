using NasV2.Space;

namespace NasV2.Cli.Architectures;

/// <summary>One part of a network: the stem, a stage, the head or the classifier.</summary>
internal sealed record PartReport(
    string Part,
    string Layer,
    int Layers,
    int OutputFilters,
    int OutputSize,
    long Parameters,
    long BatchNormStatistics,
    long Macs,
    long Activations)
{
    public static IReadOnlyList<PartReport> All(Architecture architecture, Complexity complexity) =>
        [.. complexity.Rows.Zip(LayerText.Describe(architecture), Create)];

    private static PartReport Create(ComplexityRow row, string layer) => new(
        row.Part,
        layer,
        row.Layers,
        row.OutputFilters,
        row.OutputSize,
        row.Cost.Parameters,
        row.Cost.BatchNormStatistics,
        row.Cost.Macs,
        row.Cost.Activations);
}
