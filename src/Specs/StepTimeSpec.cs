using System.ComponentModel.DataAnnotations;

namespace NasV2.Specs;

/// <summary>How a training step is timed: in turn with the reference's, after a warm-up, until the error of
/// their ratio is small enough.</summary>
public sealed record StepTimeSpec : SpecSection
{
    /// <summary>Steps, the reference's included, without which a measurement does not count as settled.</summary>
    public const int EnoughSteps = 30;

    [Field("Steps of each network that are run and not counted."), Range(0, 1000)]
    public int WarmupSteps { get; init; } = 3;

    [Field("Steps of both networks between two looks at the error."), Range(1, 1000)]
    public int BlockSteps { get; init; } = 10;

    [Field("Maximum number of timed steps of a look, the reference's included; at least blockSteps. Under 30 no time ever settles."),
        Range(1, 100_000)]
    public int MaxSteps { get; init; } = 120;

    [Field("Relative standard error of S, in one look, that is small enough."), Range(0.001, 1)]
    public double Spread { get; init; } = 0.02;

    [Field("Minimum rank correlation (Spearman) with the job's reference device type for the times of another type to count."), Range(0, 1)]
    public double Correlation { get; init; } = 0.95;
}
