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
    public static IReadOnlyList<PartReport> All(Architecture architecture, Complexity complexity)
    {
        string[] layers =
        [
            $"conv k3 s{architecture.StemStride}",
            .. architecture.Stages.Select(Describe),
            "conv k1 s1",
            "fully connected",
        ];
        return [.. complexity.Rows.Zip(layers, Of)];
    }

    private static PartReport Of(ComplexityRow row, string layer) => new(
        row.Part,
        layer,
        row.Layers,
        row.OutputFilters,
        row.OutputSize,
        row.Cost.Parameters,
        row.Cost.BatchNormStatistics,
        row.Cost.Macs,
        row.Cost.Activations);

    /// <summary>A block as <c>mbconv6 k3 s2 se0.25</c>: operator with expansion ratio, kernel, stride of the first, squeeze ratio.</summary>
    private static string Describe(Stage stage)
    {
        var squeeze = stage.SqueezeRatio is { } ratio ? $" se{ratio}" : "";
        return $"{BlockOps.All[stage.Op].Name}{stage.Expansion} k{stage.Kernel} s{stage.Stride}{squeeze}";
    }
}
