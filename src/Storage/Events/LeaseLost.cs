namespace NasV2.Storage;

/// <summary>Payload: an attempt ended without a result and its trial went back to the queue.</summary>
public sealed record LeaseLost(int Attempt, long Token, string Worker, string Reason);
