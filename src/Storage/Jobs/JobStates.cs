namespace NasV2.Storage;

/// <summary>What the states of a job have in common.</summary>
public static class JobStates
{
    /// <summary>The states that a job does not leave.</summary>
    public static IReadOnlyList<JobState> Final { get; } = [JobState.Completed, JobState.Failed, JobState.Cancelled];

    /// <summary>Whether a job in this state has ended.</summary>
    public static bool IsFinal(this JobState state) => state is JobState.Completed or JobState.Failed or JobState.Cancelled;
}
