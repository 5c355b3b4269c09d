namespace NasV2.Storage;

internal sealed partial class JobStore
{
    private static readonly IReadOnlyList<Trial> None = [];

    public Task<Trial?> LeaseAsync(string jobId, int index, string worker, TimeSpan duration, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(duration, TimeSpan.Zero);
        return ChangeOfLeaseAsync(jobId, draft => LeaseRules.Give(draft, index, worker, duration), null, cancellationToken);
    }

    public Task<bool> RenewAsync(Lease lease, TimeSpan duration, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(duration, TimeSpan.Zero);
        return ChangeOfLeaseAsync(lease.JobId, draft => LeaseRules.Renew(draft, lease, duration), false, cancellationToken);
    }

    public Task<Trial?> ReleaseAsync(Lease lease, Release release, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(release.BackOff, TimeSpan.Zero);
        return ChangeOfLeaseAsync(lease.JobId, draft => LeaseRules.Release(draft, lease, release), null, cancellationToken);
    }

    public Task<IReadOnlyList<Trial>> ReleaseExpiredAsync(string jobId, CancellationToken cancellationToken) =>
        ChangeOfLeaseAsync(jobId, LeaseRules.ReleaseExpired, None, cancellationToken);

    public Task<IReadOnlyList<Trial>> ReleaseAllAsync(string jobId, string reason, CancellationToken cancellationToken) =>
        ChangeOfLeaseAsync(jobId, draft => LeaseRules.ReleaseAll(draft, reason), None, cancellationToken);

    private Task<T> ChangeOfLeaseAsync<T>(string jobId, Func<LedgerDraft, T> decide, T refused, CancellationToken cancellationToken) =>
        writers.ChangeAsync(jobId, decide, () => refused, cancellationToken);
}
