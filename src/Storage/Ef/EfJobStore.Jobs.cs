using Microsoft.EntityFrameworkCore;

namespace NasV2.Storage;

internal sealed partial class EfJobStore
{
    private static readonly JobState[] Final = [JobState.Completed, JobState.Failed, JobState.Cancelled];
    private static readonly JobState[] Open = [JobState.Submitted, JobState.Running, JobState.Paused];

    public Task CreateJobAsync(NewJob job, CancellationToken ct) => transactions.WriteAsync(
        async db =>
        {
            if (await db.Jobs.AnyAsync(j => j.Id == job.Id, ct))
                throw new JobExistsException(job.Id);
            var now = Now();
            db.Jobs.Add(new Job(
                job.Id, job.Name, job.SpecJson, job.SpecHash, JobState.Submitted, null, null, now, null, null, LastEvent: 1));
            db.Events.Add(EventDraft.Of(EventKind.JobSubmitted, null, new JobSubmitted(job.Name, job.SpecHash)).At(job.Id, 1, now));
            return await db.SaveChangesAsync(ct);
        },
        ct);

    public Task<Job?> FindJobAsync(string jobId, CancellationToken ct) =>
        transactions.ReadAsync(db => db.Jobs.SingleOrDefaultAsync(j => j.Id == jobId, ct), ct);

    public async Task<IReadOnlyList<Job>> ListJobsAsync(CancellationToken ct) =>
        await transactions.ReadAsync(db => db.Jobs.OrderByDescending(j => j.CreatedAt).ThenBy(j => j.Id).ToListAsync(ct), ct);

    public Task<bool> SetJobStateAsync(string jobId, JobState state, string? message, CancellationToken ct)
    {
        if (Final.Contains(state))
            throw new ArgumentException($"{state} is a final state; finish the job instead.", nameof(state));
        return transactions.WriteAsync(
            async db =>
            {
                var now = Now();
                var text = StoreText.WithoutNul(message);
                DateTimeOffset? started = state == JobState.Running ? now : null;
                var changed = await db.Jobs.Where(j => j.Id == jobId && Open.Contains(j.State)).ExecuteUpdateAsync(
                    s => s.SetProperty(j => j.State, state)
                        .SetProperty(j => j.Message, text)
                        .SetProperty(j => j.StartedAt, j => j.StartedAt ?? started),
                    ct);
                return await RecordAsync(db, jobId, changed, now, EventKind.JobStateChanged, new(state, text), ct);
            },
            ct);
    }

    public Task<bool> FinishJobAsync(string jobId, JobState state, string? message, string? resultJson, CancellationToken ct)
    {
        if (!Final.Contains(state))
            throw new ArgumentException($"{state} is no final state.", nameof(state));
        return transactions.WriteAsync(
            async db =>
            {
                var now = Now();
                var text = StoreText.WithoutNul(message);
                var changed = await db.Jobs.Where(j => j.Id == jobId && Open.Contains(j.State)).ExecuteUpdateAsync(
                    s => s.SetProperty(j => j.State, state)
                        .SetProperty(j => j.Message, text)
                        .SetProperty(j => j.ResultJson, resultJson)
                        .SetProperty(j => j.FinishedAt, now),
                    ct);
                return await RecordAsync(db, jobId, changed, now, EventKind.JobFinished, new(state, text), ct);
            },
            ct);
    }

    private static async Task<bool> RecordAsync(
        NasDbContext db, string jobId, int changed, DateTimeOffset now, EventKind kind, JobStateChanged payload, CancellationToken ct)
    {
        if (changed > 0)
            await EventLog.AppendAsync(db, jobId, now, [EventDraft.Of(kind, null, payload)], ct);
        else if (!await db.Jobs.AnyAsync(j => j.Id == jobId, ct))
            throw new JobNotFoundException(jobId);
        return changed > 0;
    }
}
