namespace NasV2.Domain;

/// <summary>A search job: one submitted spec and everything that runs for it.</summary>
/// <param name="Message">Why the job is in its state; null when there is nothing to say.</param>
/// <param name="ResultJson">What the search found; null until it completed.</param>
/// <param name="StartedAt">When it first ran.</param>
/// <param name="LastEvent">Sequence of the newest event of this job; the first event has 1.</param>
/// <param name="Budget">Trials to run; null: as the spec says.</param>
/// <param name="Priority">Weight when jobs share the workers; null: as the spec says.</param>
public sealed record SearchJob(
    string Id,
    string Name,
    string SpecJson,
    string SpecHash,
    JobState State,
    string? Message,
    string? ResultJson,
    DateTimeOffset CreatedAt,
    DateTimeOffset? StartedAt,
    DateTimeOffset? FinishedAt,
    long LastEvent,
    int? Budget = null,
    int? Priority = null);

/// <summary>A job as it is submitted; the store adds state and times.</summary>
/// <param name="Id">Unique in the store.</param>
/// <param name="Name">Its name in the spec; need not be unique.</param>
/// <param name="SpecJson">The whole job specification, kept byte for byte.</param>
/// <param name="SpecHash">Equal for two jobs that search the same way.</param>
public sealed record NewSearchJob(string Id, string Name, string SpecJson, string SpecHash);

/// <summary>State of a search job; the last three are final.</summary>
public enum JobState
{
    Submitted,
    Running,
    Paused,
    Completed,
    Failed,
    Cancelled,
}

/// <summary>What the states of a job have in common.</summary>
public static class JobStates
{
    /// <summary>The states that a job does not leave.</summary>
    public static IReadOnlyList<JobState> Final { get; } = [JobState.Completed, JobState.Failed, JobState.Cancelled];

    /// <summary>Whether a job in this state has ended.</summary>
    public static bool IsFinal(this JobState state) => state is JobState.Completed or JobState.Failed or JobState.Cancelled;
}
