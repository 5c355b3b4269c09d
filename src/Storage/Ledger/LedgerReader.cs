using Microsoft.EntityFrameworkCore;

namespace NasV2.Storage;

/// <summary>
/// Reads what ledgers need. The job's row is read before the rest: then a change between the two reads makes the next commit
/// collide, and no snapshot has to be held.
/// </summary>
internal sealed class LedgerReader(StoreTransactions transactions)
{
    // Beyond this many missed events, reading everything again is cheaper.
    private const int MaxMissed = 1000;

    /// <returns>Null when there is no such job.</returns>
    public Task<JobLedger?> LoadAsync(string jobId, RetryBudget retries) => transactions.ReadAsync(
        async db =>
        {
            if (await JobAsync(db, jobId) is not { } job)
                return null;
            var last = await db.Events.SingleAsync(e => e.JobId == jobId && e.Sequence == job.LastEvent);
            var trials = await db.Trials.Where(t => t.JobId == jobId).ToListAsync();
            return new JobLedger(new(JobHead.From(job), last, trials, await MeasuredAsync(db, jobId)));
        },
        retries,
        CancellationToken.None);

    /// <summary>Brings the ledger up to what other heads wrote since.</summary>
    /// <returns>False when it has to be loaded again: too much was missed, or what it knows is not in the log (any more).</returns>
    public Task<bool> CatchUpAsync(JobLedger ledger, RetryBudget retries) => transactions.ReadAsync(
        async db =>
        {
            var (jobId, from) = (ledger.JobId, ledger.Last.Sequence);
            if (await JobAsync(db, jobId) is not { } job || job.LastEvent < from || job.LastEvent - from > MaxMissed)
                return false;
            var events = await db.Events
                .Where(e => e.JobId == jobId && e.Sequence >= from && e.Sequence <= job.LastEvent)
                .OrderBy(e => e.Sequence)
                .ToListAsync();
            if (events[0] != ledger.Last)
                return false;
            var touched = events.Skip(1).Where(e => e.TrialIndex is not null).Select(e => e.TrialIndex!.Value).Distinct().ToList();
            var trials = await db.Trials.Where(t => t.JobId == jobId && touched.Contains(t.Index)).ToListAsync();
            ledger.Refresh(new(JobHead.From(job), events[^1], trials, await MeasuredAsync(db, jobId)));
            return true;
        },
        retries,
        CancellationToken.None);

    /// <returns>0 when there is no such job.</returns>
    public Task<long> LastEventAsync(string jobId, RetryBudget retries) => transactions.ReadAsync(
        db => db.Jobs.Where(j => j.Id == jobId).Select(j => j.LastEvent).SingleOrDefaultAsync(), retries, CancellationToken.None);

    /// <summary>Reads when leases end, for renewals append no event.</summary>
    public async Task ReadLeaseTimesAsync(JobLedger ledger, RetryBudget retries)
    {
        var rows = await transactions.ReadAsync(
            db => db.Trials.Where(t => t.JobId == ledger.JobId && t.State == TrialState.Leased)
                .Select(t => new { t.Index, t.Token, t.LeaseUntil })
                .ToListAsync(),
            retries,
            CancellationToken.None);
        ledger.SetLeaseTimes(rows.Select(r => (r.Index, r.Token, r.LeaseUntil)));
    }

    /// <returns>Whether the log holds these very events.</returns>
    public Task<bool> HoldsAsync(IReadOnlyList<EventRow> events, RetryBudget retries) => transactions.ReadAsync(
        async db =>
        {
            var (jobId, first, last) = (events[0].JobId, events[0].Sequence, events[^1].Sequence);
            var kept = await db.Events
                .Where(e => e.JobId == jobId && e.Sequence >= first && e.Sequence <= last)
                .OrderBy(e => e.Sequence)
                .ToListAsync();
            return kept.SequenceEqual(events);
        },
        retries,
        CancellationToken.None);

    // Without the spec, which can be long and is not needed.
    private static Task<SearchJob?> JobAsync(NasDbContext db, string jobId) => db.Jobs
        .Where(j => j.Id == jobId)
        .Select(j => new SearchJob(
            j.Id, j.Name, "", j.SpecHash, j.State, j.Message, j.ResultJson, j.CreatedAt, j.StartedAt, j.FinishedAt, j.LastEvent,
            j.Settings))
        .SingleOrDefaultAsync();

    private static async Task<IReadOnlyList<(string DeviceType, string Candidate)>> MeasuredAsync(NasDbContext db, string jobId)
    {
        var keys = await db.Measurements.Where(m => m.JobId == jobId).Select(m => new { m.DeviceType, m.Candidate }).ToListAsync();
        return keys.ConvertAll(k => (k.DeviceType, k.Candidate));
    }
}
