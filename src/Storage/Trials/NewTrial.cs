namespace NasV2.Storage;

/// <summary>A candidate at its place in a job's order.</summary>
/// <param name="Index">Zero-based; (job, index) is the trial's identity.</param>
/// <param name="Candidate">Canonical string of the architecture; the store does not read it.</param>
public sealed record NewTrial(int Index, string Candidate);
