namespace NasV2.Storage;

/// <summary>The right of one worker to run one trial for a while.</summary>
/// <param name="Token">Fencing token: only the newest token of a trial can change it.</param>
/// <param name="Attempt">1 for the trial's first lease.</param>
/// <param name="Until">When others may take the trial, unless the lease is renewed.</param>
public sealed record Lease(string JobId, int Index, string Candidate, long Token, int Attempt, string Worker, DateTimeOffset Until);
