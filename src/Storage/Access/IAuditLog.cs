namespace NasV2.Storage;

/// <summary>Who did what; entries are added and never changed. A store that cannot serve throws <see cref="StoreException"/>.</summary>
public interface IAuditLog
{
    /// <summary>Adds an entry; the same id again changes nothing.</summary>
    Task AppendAsync(AuditEntry entry, CancellationToken cancellationToken);

    /// <param name="limit">At most so many.</param>
    /// <param name="callerId">Only those of one caller; null for all.</param>
    /// <returns>Newest first; those of one millisecond by id.</returns>
    Task<IReadOnlyList<AuditEntry>> ListAsync(int limit, string? callerId, CancellationToken cancellationToken);

    /// <summary>The searches that have not ended among the subjects of what a caller did by a method.</summary>
    Task<int> CountOpenJobsAsync(string callerId, string method, CancellationToken cancellationToken);
}
