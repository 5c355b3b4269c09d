namespace NasV2.Storage;

/// <summary>A search job as the store knows it.</summary>
/// <param name="Message">Why the job is in its state; null when there is nothing to say.</param>
/// <param name="ResultJson">What the search found; null until it finished with a result.</param>
/// <param name="StartedAt">When it first ran.</param>
/// <param name="LastEvent">Sequence of the newest event of this job; the first event has 1.</param>
/// <param name="Budget">Trials to run; null: as the spec says.</param>
/// <param name="Priority">Weight when jobs share the workers; null: as the spec says.</param>
public sealed record Job(
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
