namespace NasV2.Storage;

/// <summary>Payload: a worker took a trial.</summary>
public sealed record TrialLeased(int Attempt, long Token, string Worker, DateTimeOffset Until);
