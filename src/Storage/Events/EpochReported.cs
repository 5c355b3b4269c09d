namespace NasV2.Storage;

/// <summary>Payload: an attempt finished an epoch.</summary>
public sealed record EpochReported(int Attempt, EpochReport Report);
