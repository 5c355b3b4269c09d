namespace NasV2.Storage;

/// <summary>One evaluation of one candidate; (job, index) is its identity.</summary>
/// <param name="Attempt">How many leases it has had; 0 before the first.</param>
/// <param name="Token">Fencing token of the newest lease; grows by one with each, 0 before the first.</param>
/// <param name="LastEpoch">The epoch reported last, by whichever attempt; 0 before the first.</param>
/// <param name="Worker">Who holds it, or who finished it.</param>
/// <param name="StartedAt">When the current attempt began.</param>
/// <param name="Result">Null until the trial is finished.</param>
/// <param name="TrainerDeaths">How many attempts ended because their trainer died.</param>
/// <param name="NotBefore">When a queued trial may be leased again; null when at once.</param>
public sealed record Trial(
    string JobId,
    int Index,
    string Candidate,
    TrialState State,
    int Attempt,
    long Token,
    int LastEpoch,
    string? Worker,
    DateTimeOffset? LeaseUntil,
    DateTimeOffset? StartedAt,
    DateTimeOffset? FinishedAt,
    TrialResult? Result,
    int TrainerDeaths = 0,
    DateTimeOffset? NotBefore = null);
