using Microsoft.EntityFrameworkCore;

namespace NasV2.Storage;

internal sealed partial class JobStore
{
    private readonly Func<NasDbContext, string, int, CancellationToken, Task<Trial?>> _findTrial = EF.CompileAsyncQuery(
        (NasDbContext db, string jobId, int index, CancellationToken cancellationToken) =>
            db.Trials.SingleOrDefault(t => t.JobId == jobId && t.Index == index));

    public async Task AddTrialsAsync(string jobId, IReadOnlyList<NewTrial> trials, CancellationToken cancellationToken)
    {
        if (trials.Count > 0)
            await ChangeAsync(jobId, draft => TrialRules.Add(draft, trials), cancellationToken);
    }

    public async Task<IReadOnlyList<Trial>> ListTrialsAsync(string jobId, CancellationToken cancellationToken) =>
        await transactions.ReadAsync(
            db => db.Trials.Where(t => t.JobId == jobId).OrderBy(t => t.Index).ToListAsync(cancellationToken), cancellationToken);

    public Task<Trial?> FindTrialAsync(string jobId, int index, CancellationToken cancellationToken) =>
        transactions.ReadAsync(db => _findTrial(db, jobId, index, cancellationToken), cancellationToken);

    public Task<bool> ReportEpochsAsync(Lease lease, IReadOnlyList<Epoch> epochs, CancellationToken cancellationToken)
    {
        foreach (var epoch in epochs)
            ArgumentOutOfRangeException.ThrowIfLessThan(epoch.Number, 1);
        return ChangeOfLeaseAsync(lease.JobId, draft => TrialRules.Report(draft, lease, epochs), false, cancellationToken);
    }

    public async Task<IReadOnlyList<Epoch>> ListEpochsAsync(string jobId, int index, CancellationToken cancellationToken)
    {
        var rows = await transactions.ReadAsync(
            db => db.Epochs.Where(e => e.JobId == jobId && e.TrialIndex == index).OrderBy(e => e.Epoch).ToListAsync(cancellationToken),
            cancellationToken);
        return rows.ConvertAll(e => e.ToEpoch());
    }

    public Task<Trial?> CompleteAsync(Lease lease, TrialResult result, CancellationToken cancellationToken) =>
        ChangeOfLeaseAsync(lease.JobId, draft => TrialRules.Complete(draft, lease, result), null, cancellationToken);
}
