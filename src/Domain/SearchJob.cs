namespace NasV2.Domain;

/// <summary>A search job: one submitted spec and everything that runs for it.</summary>
/// <param name="Message">Why the job is in its state; null when there is nothing to say.</param>
/// <param name="ResultJson">What the search found; null until it completed.</param>
/// <param name="StartedAt">When it first ran.</param>
/// <param name="LastEvent">Sequence of the newest event of this job; the first event has 1.</param>
/// <param name="Settings">What was changed since it was submitted.</param>
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
    SearchSettings Settings);

/// <summary>What of a job can be changed while it runs; null: as the spec says or, in a change, as it was.</summary>
/// <param name="Trials">Trials to run in all, at least 1.</param>
/// <param name="Priority">Weight when jobs share the workers, at least 1.</param>
/// <param name="Workers">Trials that run at a time; 0 for as many as there are workers.</param>
public sealed record SearchSettings(int? Trials = null, int? Priority = null, int? Workers = null)
{
    /// <summary>Nothing is changed.</summary>
    public static SearchSettings None { get; } = new();

    public int? Trials { get; } = AtLeast(1, Trials, nameof(Trials));

    public int? Priority { get; } = AtLeast(1, Priority, nameof(Priority));

    public int? Workers { get; } = AtLeast(0, Workers, nameof(Workers));

    /// <summary>These settings after a change.</summary>
    public SearchSettings With(SearchSettings change) =>
        new(change.Trials ?? Trials, change.Priority ?? Priority, change.Workers ?? Workers);

    private static int? AtLeast(int min, int? value, string name) =>
        value < min ? throw new ArgumentOutOfRangeException(name, value, $"Expected at least {min}.") : value;
}

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
