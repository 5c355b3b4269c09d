using Microsoft.EntityFrameworkCore;

namespace NasV2.Storage;

internal sealed partial class JobStore
{
    public Task CreateJobAsync(NewSearchJob job, CancellationToken cancellationToken) => writers.CreateAsync(job, cancellationToken);

    public Task<SearchJob?> FindJobAsync(string jobId, CancellationToken cancellationToken) =>
        transactions.ReadAsync(db => db.Jobs.SingleOrDefaultAsync(j => j.Id == jobId, cancellationToken), cancellationToken);

    public async Task<IReadOnlyList<SearchJob>> ListJobsAsync(CancellationToken cancellationToken) =>
        await transactions.ReadAsync(
            db => db.Jobs.OrderByDescending(j => j.CreatedAt).ThenBy(j => j.Id).ToListAsync(cancellationToken), cancellationToken);

    public async Task<IReadOnlyList<string>> ListRunningJobIdsAsync(CancellationToken cancellationToken) => await transactions.ReadAsync(
        db => db.Jobs.Where(j => j.State == JobState.Running)
            .OrderBy(j => j.CreatedAt)
            .ThenBy(j => j.Id)
            .Select(j => j.Id)
            .ToListAsync(cancellationToken),
        cancellationToken);

    public Task<bool> SetJobStateAsync(string jobId, JobState state, string? message, CancellationToken cancellationToken)
    {
        if (state.IsFinal())
            throw new ArgumentException($"{state} is a final state; finish the job instead.", nameof(state));
        var text = StoreText.WithoutNul(message);
        return ChangeAsync(jobId, draft => JobRules.SetState(draft, state, text), cancellationToken);
    }

    public Task<bool> FinishJobAsync(string jobId, JobState state, string? message, string? resultJson, CancellationToken cancellationToken)
    {
        if (!state.IsFinal())
            throw new ArgumentException($"{state} is not a final state.", nameof(state));
        var text = StoreText.WithoutNul(message);
        return ChangeAsync(jobId, draft => JobRules.Finish(draft, state, text, resultJson), cancellationToken);
    }

    public Task<bool> ChangeSettingsAsync(string jobId, SearchSettings change, CancellationToken cancellationToken) =>
        ChangeAsync(jobId, draft => JobRules.ChangeSettings(draft, change), cancellationToken);
}
