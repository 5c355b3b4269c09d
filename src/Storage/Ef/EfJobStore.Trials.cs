using Microsoft.EntityFrameworkCore;

namespace NasV2.Storage;

internal sealed partial class EfJobStore
{
    private readonly Func<NasDbContext, string, int, CancellationToken, Task<Trial?>> _findTrial = EF.CompileAsyncQuery(
        (NasDbContext db, string jobId, int index, CancellationToken ct) =>
            db.Trials.SingleOrDefault(t => t.JobId == jobId && t.Index == index));

    public async Task AddTrialsAsync(string jobId, IReadOnlyList<NewTrial> trials, CancellationToken ct)
    {
        if (trials.Count > 0)
            await transactions.WriteAsync(db => AddTrialsAsync(db, jobId, trials, ct), ct);
    }

    public async Task<IReadOnlyList<Trial>> ListTrialsAsync(string jobId, CancellationToken ct) =>
        await transactions.ReadAsync(db => db.Trials.Where(t => t.JobId == jobId).OrderBy(t => t.Index).ToListAsync(ct), ct);

    public Task<Trial?> FindTrialAsync(string jobId, int index, CancellationToken ct) =>
        transactions.ReadAsync(db => _findTrial(db, jobId, index, ct), ct);

    public Task<bool> ReportEpochAsync(Lease lease, EpochReport report, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(report.Epoch, 1);
        return transactions.WriteAsync(
            async db =>
            {
                if (!await EpochCurve.WriteAsync(db, lease, report, ct))
                    return false;
                var reported = new EpochReported(lease.Attempt, report);
                await EventLog.AppendAsync(db, lease.JobId, Now(), [EventDraft.Of(EventKind.EpochReported, lease.Index, reported)], ct);
                return true;
            },
            ct);
    }

    public async Task<IReadOnlyList<EpochReport>> ListEpochsAsync(string jobId, int index, CancellationToken ct)
    {
        var rows = await transactions.ReadAsync(
            db => db.Epochs.Where(e => e.JobId == jobId && e.TrialIndex == index).OrderBy(e => e.Epoch).ToListAsync(ct), ct);
        return rows.ConvertAll(e => e.ToReport());
    }

    public Task<bool> CompleteAsync(Lease lease, TrialResult result, CancellationToken ct) => transactions.WriteAsync(
        async db =>
        {
            var now = Now();
            var changed = await Held(db, lease).ExecuteUpdateAsync(
                s => s.SetProperty(t => t.State, TrialState.Finished)
                    .SetProperty(t => t.LeaseUntil, (DateTimeOffset?)null)
                    .SetProperty(t => t.FinishedAt, now)
                    .SetProperty(t => t.Result, result),
                ct);
            if (changed == 0)
                return false;
            var finished = new TrialFinished(lease.Attempt, lease.Worker, result);
            await EventLog.AppendAsync(db, lease.JobId, now, [EventDraft.Of(EventKind.TrialFinished, lease.Index, finished)], ct);
            return true;
        },
        ct);

    private async Task<int> AddTrialsAsync(NasDbContext db, string jobId, IReadOnlyList<NewTrial> trials, CancellationToken ct)
    {
        var (first, last) = (trials.Min(t => t.Index), trials.Max(t => t.Index));
        var held = await db.Trials.Where(t => t.JobId == jobId && t.Index >= first && t.Index <= last)
            .ToDictionaryAsync(t => t.Index, t => t.Candidate, ct);
        var drafts = new List<EventDraft>();
        foreach (var (index, candidate) in trials)
        {
            if (held.TryAdd(index, candidate))
            {
                db.Trials.Add(new Trial(jobId, index, candidate, TrialState.Queued, 0, 0, 0, null, null, null, null, null));
                drafts.Add(EventDraft.Of(EventKind.CandidateProposed, index, new CandidateProposed(candidate)));
            }
            else if (held[index] != candidate)
            {
                throw new CandidateConflictException(jobId, index, held[index], candidate);
            }
        }
        if (!await db.Jobs.AnyAsync(j => j.Id == jobId, ct))
            throw new JobNotFoundException(jobId);
        await db.SaveChangesAsync(ct);
        await EventLog.AppendAsync(db, jobId, Now(), drafts, ct);
        return drafts.Count;
    }

    private static IQueryable<Trial> Held(NasDbContext db, Lease lease) =>
        db.Trials.Where(t => t.JobId == lease.JobId && t.Index == lease.Index && t.State == TrialState.Leased && t.Token == lease.Token);
}
