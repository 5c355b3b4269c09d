namespace NasV2.Space;

/// <summary>What each part of a network is, in short.</summary>
public static class LayerText
{
    /// <summary>Stem, stages, head and classifier in order, as <see cref="Complexity.Rows"/> has them.</summary>
    public static IReadOnlyList<string> Describe(Architecture architecture) =>
    [
        $"conv k3 s{architecture.StemStride}",
        .. architecture.Stages.Select(Describe),
        "conv k1 s1",
        "fully connected",
    ];

    /// <summary>
    /// A block as <c>mbconv6 k3 s2 se0.25</c>: operator with expansion ratio, kernel, stride of the first, squeeze ratio, own parameters.
    /// </summary>
    private static string Describe(Stage stage)
    {
        var squeeze = stage.SqueezeRatio is { } ratio ? FormattableString.Invariant($" se{ratio}") : "";
        var own = string.Concat(stage.Op.Layout.Own.Select(field => $" {field.Token}{field.Get(stage)}"));
        return $"{stage.Op.Name}{stage.Expansion} k{stage.Kernel} s{stage.Stride}{squeeze}{own}";
    }
}
