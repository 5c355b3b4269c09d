using NasV2.Space;

namespace NasV2.Specs;

/// <summary>
/// What a candidate may cost, computed before anything is trained: for one colour image of recipe.resolution, without the classifier,
/// whose size the dataset decides.
/// </summary>
public sealed record ConstraintsSpec : SpecSection
{
    [Field("Trainable parameters without the classifier's.")]
    public CostRange? Parameters { get; init; }

    [Field("Multiply-adds for one image of recipe.resolution.")]
    public CostRange? Macs { get; init; }

    [Field("Output elements of all convolutions for one image of recipe.resolution. In fp32 one takes 4 bytes, in bf16 2.")]
    public CostRange? Activations { get; init; }

    /// <summary>The constraints as absolute numbers.</summary>
    /// <param name="reference">What multiples refer to.</param>
    /// <param name="resolution">Side of the image in pixels.</param>
    public CostConstraints Resolve(Architecture reference, int resolution)
    {
        var cost = Complexity.Compute(reference, resolution).WithoutClassifier;
        return new(
            Parameters?.Resolve(cost.Parameters) ?? CostBounds.None,
            Macs?.Resolve(cost.Macs) ?? CostBounds.None,
            Activations?.Resolve(cost.Activations) ?? CostBounds.None);
    }
}
