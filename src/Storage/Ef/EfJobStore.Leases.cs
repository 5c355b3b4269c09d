using Microsoft.EntityFrameworkCore;

namespace NasV2.Storage;

internal sealed partial class EfJobStore
{
    private const string Expired = "the lease ran out";

    public Task<Lease?> LeaseAsync(string jobId, int index, string worker, TimeSpan duration, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(duration, TimeSpan.Zero);
        return transactions.WriteAsync(
            async db =>
            {
                var now = Now();
                if (await _findTrial(db, jobId, index, ct) is not { } trial || !IsFree(trial, now))
                    return null;
                var lease = new Lease(jobId, index, trial.Candidate, trial.Token + 1, trial.Attempt + 1, worker, now + duration);
                var taken = await Unchanged(db, trial).ExecuteUpdateAsync(
                    s => s.SetProperty(t => t.State, TrialState.Leased)
                        .SetProperty(t => t.Attempt, lease.Attempt)
                        .SetProperty(t => t.Token, lease.Token)
                        .SetProperty(t => t.LastEpoch, 0)
                        .SetProperty(t => t.Worker, worker)
                        .SetProperty(t => t.LeaseUntil, lease.Until)
                        .SetProperty(t => t.StartedAt, now),
                    ct);
                if (taken == 0)
                    return null;
                if (trial.Attempt > 0)
                    await db.Epochs.Where(e => e.JobId == jobId && e.TrialIndex == index).ExecuteDeleteAsync(ct);
                var leased = EventDraft.Of(EventKind.TrialLeased, index, new TrialLeased(lease.Attempt, lease.Token, worker, lease.Until));
                EventDraft[] events = trial.State == TrialState.Leased ? [Lost(trial, Expired), leased] : [leased];
                await EventLog.AppendAsync(db, jobId, now, events, ct);
                return lease;
            },
            ct);
    }

    public Task<bool> RenewAsync(Lease lease, TimeSpan duration, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(duration, TimeSpan.Zero);
        return transactions.WriteAsync(
            async db => await Held(db, lease).ExecuteUpdateAsync(s => s.SetProperty(t => t.LeaseUntil, Now() + duration), ct) > 0, ct);
    }

    public Task<bool> ReleaseAsync(Lease lease, string reason, CancellationToken ct) => transactions.WriteAsync(
        async db => await ReleaseAsync(db, lease.JobId, Held(db, lease), reason, ct) > 0, ct);

    public Task<int> ReleaseExpiredAsync(string jobId, CancellationToken ct) => transactions.WriteAsync(
        db =>
        {
            var now = Now();
            return ReleaseAsync(db, jobId, Leased(db, jobId).Where(t => t.LeaseUntil <= now), Expired, ct);
        },
        ct);

    public Task<int> ReleaseAllAsync(string jobId, string reason, CancellationToken ct) => transactions.WriteAsync(
        db => ReleaseAsync(db, jobId, Leased(db, jobId), reason, ct), ct);

    private async Task<int> ReleaseAsync(NasDbContext db, string jobId, IQueryable<Trial> which, string reason, CancellationToken ct)
    {
        var lost = new List<EventDraft>();
        foreach (var trial in await which.OrderBy(t => t.Index).ToListAsync(ct))
        {
            // The condition holds again at the update: the lease may have been renewed or completed since it was read.
            var released = await which.Where(t => t.Index == trial.Index && t.Token == trial.Token).ExecuteUpdateAsync(
                s => s.SetProperty(t => t.State, TrialState.Queued)
                    .SetProperty(t => t.Worker, (string?)null)
                    .SetProperty(t => t.LeaseUntil, (DateTimeOffset?)null),
                ct);
            if (released > 0)
                lost.Add(Lost(trial, reason));
        }
        if (lost.Count > 0)
            await EventLog.AppendAsync(db, jobId, Now(), lost, ct);
        return lost.Count;
    }

    private static bool IsFree(Trial trial, DateTimeOffset now) =>
        trial.State == TrialState.Queued || (trial.State == TrialState.Leased && trial.LeaseUntil <= now);

    private static IQueryable<Trial> Leased(NasDbContext db, string jobId) =>
        db.Trials.Where(t => t.JobId == jobId && t.State == TrialState.Leased);

    /// <summary>The trial, unless it was leased, renewed, released or finished since it was read.</summary>
    private static IQueryable<Trial> Unchanged(NasDbContext db, Trial read) => db.Trials.Where(t =>
        t.JobId == read.JobId && t.Index == read.Index
        && t.State == read.State && t.Token == read.Token && t.LeaseUntil == read.LeaseUntil);

    private static EventDraft Lost(Trial trial, string reason) =>
        EventDraft.Of(EventKind.LeaseLost, trial.Index, new LeaseLost(trial.Attempt, trial.Token, trial.Worker!, reason));
}
