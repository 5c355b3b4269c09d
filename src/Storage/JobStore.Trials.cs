using Microsoft.EntityFrameworkCore;

namespace NasV2.Storage;

internal sealed partial class JobStore
{
    private readonly Func<NasDbContext, string, int, CancellationToken, Task<Trial?>> _findTrial = EF.CompileAsyncQuery(
        (NasDbContext db, string jobId, int index, CancellationToken ct) =>
            db.Trials.SingleOrDefault(t => t.JobId == jobId && t.Index == index));

    public async Task AddTrialsAsync(string jobId, IReadOnlyList<NewTrial> trials, CancellationToken ct)
    {
        if (trials.Count > 0)
            await ChangeAsync(jobId, draft => TrialRules.Add(draft, trials), ct);
    }

    public async Task<IReadOnlyList<Trial>> ListTrialsAsync(string jobId, CancellationToken ct) =>
        await transactions.ReadAsync(db => db.Trials.Where(t => t.JobId == jobId).OrderBy(t => t.Index).ToListAsync(ct), ct);

    public Task<Trial?> FindTrialAsync(string jobId, int index, CancellationToken ct) =>
        transactions.ReadAsync(db => _findTrial(db, jobId, index, ct), ct);

    public Task<bool> ReportEpochsAsync(Lease lease, IReadOnlyList<EpochReport> reports, CancellationToken ct)
    {
        foreach (var report in reports)
            ArgumentOutOfRangeException.ThrowIfLessThan(report.Epoch, 1);
        return ChangeOfLeaseAsync(lease.JobId, draft => TrialRules.Report(draft, lease, reports), false, ct);
    }

    public async Task<IReadOnlyList<EpochReport>> ListEpochsAsync(string jobId, int index, CancellationToken ct)
    {
        var rows = await transactions.ReadAsync(
            db => db.Epochs.Where(e => e.JobId == jobId && e.TrialIndex == index).OrderBy(e => e.Epoch).ToListAsync(ct), ct);
        return rows.ConvertAll(e => e.ToReport());
    }

    public Task<Trial?> CompleteAsync(Lease lease, TrialResult result, CancellationToken ct) =>
        ChangeOfLeaseAsync(lease.JobId, draft => TrialRules.Complete(draft, lease, result), null, ct);
}
