namespace NasV2.Workers.Trainer;

/// <summary>Waits for a lock by trying again: unlike a wait in the kernel it can be cancelled and has a limit.</summary>
internal static class GateWait
{
    private const int PauseMilliseconds = 2;

    /// <summary>Until <paramref name="attempt"/> succeeds.</summary>
    public static void Until(Func<bool> attempt, CancellationToken cancellationToken)
    {
        while (!attempt())
            Pause(cancellationToken);
    }

    /// <summary>Until <paramref name="attempt"/> succeeds or <paramref name="limit"/> has passed; whether it succeeded.</summary>
    public static bool Until(Func<bool> attempt, TimeSpan limit, TimeProvider clock, CancellationToken cancellationToken)
    {
        var start = clock.GetTimestamp();
        while (!attempt())
        {
            if (clock.GetElapsedTime(start) >= limit)
                return false;
            Pause(cancellationToken);
        }

        return true;
    }

    private static void Pause(CancellationToken cancellationToken)
    {
        cancellationToken.WaitHandle.WaitOne(PauseMilliseconds);
        cancellationToken.ThrowIfCancellationRequested();
    }
}
