using System.ComponentModel.DataAnnotations;

namespace NasV2.Specs;

/// <summary>Exponents of the reward A · S^w · P^v (arXiv 2104.00298, section 3.3).</summary>
public sealed record RewardSpec : SpecSection
{
    [Field("w, the exponent of the training step time relative to the reference network."), Range(-2, 2)]
    public double StepTime { get; init; } = -0.07;

    [Field("v, the exponent of the trainable parameters relative to the reference network."), Range(-2, 2)]
    public double Parameters { get; init; } = -0.05;
}
