namespace NasV2.Storage;

/// <summary>Payload: a job is to run another number of trials than before.</summary>
public sealed record BudgetChanged(int Trials);
