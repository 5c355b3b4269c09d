using Microsoft.EntityFrameworkCore;

namespace NasV2.Storage;

/// <summary>Gives events their places in a job's log.</summary>
internal static class EventLog
{
    /// <summary>
    /// Appends in the caller's transaction. The update holds the job's row until commit, so that sequence numbers are gapless and
    /// commit in their order. Written as SQL, good for both databases, because it runs with every change: one round trip an event.
    /// </summary>
    public static async Task AppendAsync(
        NasDbContext db, string jobId, DateTimeOffset now, IEnumerable<EventDraft> drafts, CancellationToken ct)
    {
        foreach (var draft in drafts)
        {
            var rows = await db.Database.ExecuteSqlAsync(
                $"""
                UPDATE jobs SET last_event = last_event + 1 WHERE id = {jobId};
                INSERT INTO events (job_id, sequence, time, kind, trial_index, payload)
                SELECT id, last_event, {now.ToUnixTimeMilliseconds()}, {draft.Kind.ToString()},
                    CAST({draft.TrialIndex} AS INTEGER), {draft.Payload}
                FROM jobs WHERE id = {jobId};
                """,
                ct);
            if (rows == 0)
                throw new JobNotFoundException(jobId);
        }
    }
}
