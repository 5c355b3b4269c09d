namespace NasV2.Storage;

/// <summary>Payload: a job entered the store.</summary>
public sealed record JobSubmitted(string Name, string SpecHash);
