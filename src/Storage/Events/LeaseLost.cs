namespace NasV2.Storage;

/// <summary>Payload: an attempt ended without a result and its trial went back to the queue.</summary>
/// <param name="TrainerDied">Whether it ended because its trainer did.</param>
/// <param name="NotBefore">When the trial may be leased again; null when at once.</param>
public sealed record LeaseLost(
    int Attempt, long Token, string Worker, string Reason, bool TrainerDied = false, DateTimeOffset? NotBefore = null);
