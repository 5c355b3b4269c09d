namespace NasV2.Domain;

/// <summary>The right of one worker to run one trial; when it ends is in <see cref="Trial.LeaseUntil"/>.</summary>
/// <param name="Index">Index of the trial.</param>
/// <param name="Token">Fencing token: only the newest token of a trial can change it.</param>
/// <param name="Worker">Id of the worker.</param>
public sealed record Lease(string JobId, int Index, long Token, string Worker);

/// <summary>Why an attempt ends without a result.</summary>
/// <param name="TrainerDied">Whether the attempt ended because its trainer did; the trial counts that.</param>
/// <param name="BackOff">How long from now the trial may not be leased; zero when it may be at once.</param>
public sealed record Release(string Reason, bool TrainerDied, TimeSpan BackOff);
