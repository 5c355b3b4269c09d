namespace NasV2.Storage;

/// <summary>Names the right of one worker to run one trial; what the trial is, and until when, stands in <see cref="Trial"/>.</summary>
/// <param name="Token">Fencing token: only the newest token of a trial can change it.</param>
public sealed record Lease(string JobId, int Index, long Token, string Worker);
