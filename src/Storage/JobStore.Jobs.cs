using Microsoft.EntityFrameworkCore;

namespace NasV2.Storage;

internal sealed partial class JobStore
{
    public Task CreateJobAsync(NewJob job, CancellationToken ct) => writers.CreateAsync(job, ct);

    public Task<Job?> FindJobAsync(string jobId, CancellationToken ct) =>
        transactions.ReadAsync(db => db.Jobs.SingleOrDefaultAsync(j => j.Id == jobId, ct), ct);

    public async Task<IReadOnlyList<Job>> ListJobsAsync(CancellationToken ct) =>
        await transactions.ReadAsync(db => db.Jobs.OrderByDescending(j => j.CreatedAt).ThenBy(j => j.Id).ToListAsync(ct), ct);

    public async Task<IReadOnlyList<string>> ListRunningJobIdsAsync(CancellationToken ct) => await transactions.ReadAsync(
        db => db.Jobs.Where(j => j.State == JobState.Running).OrderBy(j => j.CreatedAt).ThenBy(j => j.Id).Select(j => j.Id).ToListAsync(ct),
        ct);

    public Task<bool> SetJobStateAsync(string jobId, JobState state, string? message, CancellationToken ct)
    {
        if (state.IsFinal())
            throw new ArgumentException($"{state} is a final state; finish the job instead.", nameof(state));
        var text = StoreText.WithoutNul(message);
        return ChangeAsync(jobId, draft => JobRules.SetState(draft, state, text), ct);
    }

    public Task<bool> FinishJobAsync(string jobId, JobState state, string? message, string? resultJson, CancellationToken ct)
    {
        if (!state.IsFinal())
            throw new ArgumentException($"{state} is no final state.", nameof(state));
        var text = StoreText.WithoutNul(message);
        return ChangeAsync(jobId, draft => JobRules.Finish(draft, state, text, resultJson), ct);
    }

    public Task<bool> SetBudgetAsync(string jobId, int trials, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(trials, 1);
        return ChangeAsync(jobId, draft => JobRules.SetBudget(draft, trials), ct);
    }

    public Task<bool> SetPriorityAsync(string jobId, int priority, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(priority, 1);
        return ChangeAsync(jobId, draft => JobRules.SetPriority(draft, priority), ct);
    }
}
