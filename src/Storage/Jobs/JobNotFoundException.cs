namespace NasV2.Storage;

/// <summary>A change named a job that the store does not hold.</summary>
public sealed class JobNotFoundException(string jobId) : Exception($"Job '{jobId}' is not in this store.")
{
    public string JobId { get; } = jobId;
}
