namespace NasV2.Storage;

/// <summary>A trial index was given a candidate other than the one it has.</summary>
public sealed class CandidateConflictException(string jobId, int index, string held, string offered)
    : Exception($"Trial {index} of job '{jobId}' already has candidate '{held}' and cannot become '{offered}'.");
