namespace NasV2.Storage;

/// <summary>Payload: a job moved to another state.</summary>
public sealed record JobStateChanged(JobState State, string? Message);
