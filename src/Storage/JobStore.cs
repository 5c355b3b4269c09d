namespace NasV2.Storage;

/// <summary>
/// <see cref="IJobStore"/>: changes are decided in memory and committed in groups by <see cref="JobWriterPool"/>, reads go through EF Core.
/// </summary>
internal sealed partial class JobStore(StoreTransactions transactions, JobWriterPool writers) : IJobStore
{
    private Task<T> ChangeAsync<T>(string jobId, Func<LedgerDraft, T> decide, CancellationToken cancellationToken) =>
        writers.ChangeAsync(jobId, decide, unknown: null, cancellationToken);
}
