namespace NasV2.Storage;

/// <summary>Payload: a job has another weight than before when jobs share the workers.</summary>
public sealed record PriorityChanged(int Priority);
