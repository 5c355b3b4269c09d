namespace NasV2.Storage;

internal sealed partial class JobStore
{
    private static readonly IReadOnlyList<Trial> None = [];

    public Task<Trial?> LeaseAsync(string jobId, int index, string worker, TimeSpan duration, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(duration, TimeSpan.Zero);
        return ChangeOfLeaseAsync(jobId, draft => LeaseRules.Give(draft, index, worker, duration), null, ct);
    }

    public Task<bool> RenewAsync(Lease lease, TimeSpan duration, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(duration, TimeSpan.Zero);
        return ChangeOfLeaseAsync(lease.JobId, draft => LeaseRules.Renew(draft, lease, duration), false, ct);
    }

    public Task<Trial?> ReleaseAsync(Lease lease, Release release, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(release.BackOff, TimeSpan.Zero);
        return ChangeOfLeaseAsync(lease.JobId, draft => LeaseRules.Release(draft, lease, release), null, ct);
    }

    public Task<IReadOnlyList<Trial>> ReleaseExpiredAsync(string jobId, CancellationToken ct) =>
        ChangeOfLeaseAsync(jobId, LeaseRules.ReleaseExpired, None, ct);

    public Task<IReadOnlyList<Trial>> ReleaseAllAsync(string jobId, string reason, CancellationToken ct) =>
        ChangeOfLeaseAsync(jobId, draft => LeaseRules.ReleaseAll(draft, reason), None, ct);

    private Task<T> ChangeOfLeaseAsync<T>(string jobId, Func<LedgerDraft, T> decide, T refused, CancellationToken ct) =>
        writers.ChangeAsync(jobId, decide, () => refused, ct);
}
