namespace NasV2.FakeTrainer;

/// <summary>Decides what becomes of an architecture: a pure function of its canonical string.</summary>
public sealed record FateRules
{
    private const double DivergedPercent = 3;
    private const double OutOfMemoryPercent = 2;

    /// <summary>Share of the architectures that kill their trainer; default 1 %.</summary>
    public double PoisonedPercent { get; init; } = 1;

    /// <summary>Share of the architectures that never answer; default none.</summary>
    public double HangingPercent { get; init; }

    /// <summary>The shortest epoch, milliseconds; default 20.</summary>
    public int MinEpochMs { get; init; } = 20;

    /// <summary>The longest epoch, milliseconds; default 200.</summary>
    public int MaxEpochMs { get; init; } = 200;

    /// <summary>The fate of an architecture.</summary>
    public Fate Choose(string architecture) => new(
        EndingOf(100 * Draw(architecture, "ending")),
        0.5 + (0.45 * Draw(architecture, "accuracy")),
        // Over two and a half octaves, so that S and P move the ranking as they do with real networks.
        10 * Math.Pow(2, 2.5 * Draw(architecture, "step")),
        (long)(100_000 * Math.Pow(2, 2.5 * Draw(architecture, "parameters"))),
        (long)(10_000_000 * Math.Pow(2, 2.5 * Draw(architecture, "macs"))),
        MinEpochMs + (int)((MaxEpochMs - MinEpochMs + 1) * Draw(architecture, "epoch")));

    private static double Draw(string architecture, string subject) => StableHash.Unit($"{subject} {architecture}");

    private Ending EndingOf(double percentile)
    {
        (Ending Ending, double Percent)[] exceptions =
        [
            (Ending.Poisoned, PoisonedPercent),
            (Ending.Hanging, HangingPercent),
            (Ending.Diverged, DivergedPercent),
            (Ending.OutOfMemory, OutOfMemoryPercent),
        ];
        foreach (var (ending, percent) in exceptions)
        {
            if (percentile < percent)
                return ending;
            percentile -= percent;
        }

        return Ending.Completed;
    }
}
