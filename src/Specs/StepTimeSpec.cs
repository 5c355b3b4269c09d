using System.ComponentModel.DataAnnotations;

namespace NasV2.Specs;

/// <summary>How a training step is timed: blocks of steps after a warm-up until their spread is small enough.</summary>
public sealed record StepTimeSpec : SpecSection
{
    /// <summary>Undisturbed steps without which a measurement does not count as settled.</summary>
    public const int EnoughSteps = 30;

    [Field("Steps that are run and not counted."), Range(0, 1000)]
    public int WarmupSteps { get; init; } = 3;

    [Field("Steps that are timed together."), Range(1, 1000)]
    public int BlockSteps { get; init; } = 10;

    [Field("Maximum number of timed steps, disturbed ones included; at least blockSteps. Under 30 no time ever settles."),
        Range(1, 100_000)]
    public int MaxSteps { get; init; } = 120;

    [Field("Relative spread of the blocks that is small enough."), Range(0.001, 1)]
    public double Spread { get; init; } = 0.02;

    [Field("Minimum rank correlation (Spearman) with the job's reference device type for the times of another type to count."), Range(0, 1)]
    public double Correlation { get; init; } = 0.95;
}
