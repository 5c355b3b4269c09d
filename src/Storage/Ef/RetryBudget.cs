using System.Diagnostics;

namespace NasV2.Storage;

/// <summary>How long one call is retried before it fails: the store cannot serve.</summary>
internal sealed class RetryBudget(TimeSpan limit)
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(5);
    private const int MaxDoublings = 6;
    private readonly long _start = Stopwatch.GetTimestamp();

    public int Pauses { get; private set; }

    /// <summary>1.5 s: a connection that is tried last may take its own timeout on top.</summary>
    public static RetryBudget ForCall() => new(TimeSpan.FromSeconds(1.5));

    /// <summary>30 s: migrations of several starters wait for each other.</summary>
    public static RetryBudget ForMigration() => new(TimeSpan.FromSeconds(30));

    /// <summary>Waits, each time longer.</summary>
    /// <returns>False, at once, when the limit is reached.</returns>
    public async Task<bool> PauseAsync(CancellationToken cancellationToken)
    {
        var pause = Shortest * (1 << Math.Min(Pauses++, MaxDoublings));
        if (Stopwatch.GetElapsedTime(_start) + pause > limit)
            return false;
        await Task.Delay(pause, cancellationToken);
        return true;
    }
}
