namespace NasV2.Specs;

/// <summary>Exponents of the reward A · S^w · P^v (arXiv 2104.00298, section 3.3), each -2 to 2.</summary>
public sealed record RewardSpec
{
    /// <summary>w, the exponent of the training step time relative to the reference network; -0.07 by default.</summary>
    public double StepTime { get; init; } = -0.07;

    /// <summary>v, the exponent of the trainable parameters relative to the reference network; -0.05 by default.</summary>
    public double Parameters { get; init; } = -0.05;
}
