namespace NasV2.Storage;

/// <summary>A job was submitted under an id that the store already holds.</summary>
public sealed class JobExistsException(string jobId) : Exception($"Job '{jobId}' already exists in this store; choose another id.")
{
    public string JobId { get; } = jobId;
}

/// <summary>A change named a job that the store does not hold.</summary>
public sealed class JobNotFoundException(string jobId) : Exception($"Job '{jobId}' is not in this store.")
{
    public string JobId { get; } = jobId;
}

/// <summary>A trial index was given a candidate other than the one it has.</summary>
public sealed class CandidateConflictException(string jobId, int index, string held, string offered)
    : Exception($"Trial {index} of job '{jobId}' already has candidate '{held}' and cannot become '{offered}'.");
