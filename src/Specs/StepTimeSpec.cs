namespace NasV2.Specs;

/// <summary>How a training step is timed: blocks of steps after a warm-up until their spread is small enough.</summary>
public sealed record StepTimeSpec
{
    /// <summary>Undisturbed steps without which a measurement does not count as settled.</summary>
    public const int EnoughSteps = 30;

    /// <summary>Steps that are run and not counted, 0 to 1000; 3 by default.</summary>
    public int WarmupSteps { get; init; } = 3;

    /// <summary>Steps that are timed together, 1 to 1000; 10 by default.</summary>
    public int BlockSteps { get; init; } = 10;

    /// <summary>Most steps that are timed, disturbed ones too, <see cref="BlockSteps"/> to 100 000; 120 by default. Under 30 no time ever settles.</summary>
    public int MaxSteps { get; init; } = 120;

    /// <summary>Relative spread of the blocks that is small enough, 0.001 to 1; 0.02 by default.</summary>
    public double Spread { get; init; } = 0.02;

    /// <summary>
    /// Least rank correlation (Spearman) with the job's reference device type for the times of another type to count, 0 to 1;
    /// 0.95 by default.
    /// </summary>
    public double Correlation { get; init; } = 0.95;
}
