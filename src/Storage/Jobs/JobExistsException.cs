namespace NasV2.Storage;

/// <summary>A job was submitted under an id that the store already holds.</summary>
public sealed class JobExistsException(string jobId) : Exception($"Job '{jobId}' already exists in this store; choose another id.")
{
    public string JobId { get; } = jobId;
}
