namespace NasV2.Storage;

/// <summary>How a finished trial ended; a failure is a value, not an exception.</summary>
public enum TrialOutcome
{
    Completed,
    Pruned,
    OutOfMemory,
    Diverged,
    TimedOut,
    Infeasible,
    Cancelled,
    Failed,
}
