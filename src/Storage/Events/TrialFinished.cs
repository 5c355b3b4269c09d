namespace NasV2.Storage;

/// <summary>Payload: a trial has its result, for good.</summary>
public sealed record TrialFinished(int Attempt, string Worker, TrialResult Result);
