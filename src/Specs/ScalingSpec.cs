using System.ComponentModel.DataAnnotations;

namespace NasV2.Specs;

/// <summary>How the winner, S, is scaled to M and L; the default ratios are those of EfficientNetV2.</summary>
public sealed record ScalingSpec : SpecSection
{
    [Field("Side of the square images that the winner, S, is used with, in pixels."), Range(8, 4096)]
    public int EvalResolution { get; init; } = 384;

    [Field("Largest image side of any network of the job, in pixels."), Range(8, 4096)]
    public int MaxResolution { get; init; } = 480;

    [Field("Trainable parameters of M and L over those of S.")]
    public SizeRatios ParameterRatios { get; init; } = new(2.52, 5.52);

    [Field("Multiply-adds of M and L over those of S, each network at its own resolution.")]
    public SizeRatios MacRatios { get; init; } = new(2.94, 6.70);
}
