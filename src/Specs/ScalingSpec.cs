namespace NasV2.Specs;

/// <summary>How the winner, S, is scaled to M and L.</summary>
public sealed record ScalingSpec
{
    /// <summary>Side of the square images that S is used with, in pixels, 8 to 4096; 384 by default.</summary>
    public int EvalResolution { get; init; } = 384;

    /// <summary>Largest image side of any network of the job, in pixels, 8 to 4096; 480 by default.</summary>
    public int MaxResolution { get; init; } = 480;

    /// <summary>Trainable parameters over those of S; by default those of EfficientNetV2: 2.52 and 5.52.</summary>
    public SizeRatios ParameterRatios { get; init; } = new(2.52, 5.52);

    /// <summary>
    /// Multiply-adds over those of S, each network at its own resolution; by default those of EfficientNetV2: 2.94 and 6.70.
    /// </summary>
    public SizeRatios MacRatios { get; init; } = new(2.94, 6.70);
}
