using Microsoft.EntityFrameworkCore;

namespace NasV2.Storage;

/// <summary><see cref="IAuditLog"/> over the job store's database.</summary>
internal sealed class AuditLog(StoreTransactions transactions, StoreWrites writes) : IAuditLog
{
    public Task AppendAsync(AuditEntry entry, CancellationToken cancellationToken) => writes.WriteAsync(
        AccessSql.InsertAuditEntry.With(
            entry.Id,
            Milliseconds.ToUnix(entry.Time),
            StoreText.WithoutNul(entry.CallerId),
            StoreText.WithoutNul(entry.Caller),
            StoreText.WithoutNul(entry.Method),
            StoreText.WithoutNul(entry.Subject),
            entry.Outcome,
            entry.Remote),
        cancellationToken);

    public async Task<IReadOnlyList<AuditEntry>> ListAsync(int limit, string? callerId, CancellationToken cancellationToken) =>
        await transactions.ReadAsync(
        db => db.AuditEntries
            .Where(e => callerId == null || e.CallerId == callerId)
            .OrderByDescending(e => e.Time).ThenBy(e => e.Id)
            .Take(limit)
            .ToListAsync(cancellationToken),
        cancellationToken);

    public Task<int> CountOpenJobsAsync(string callerId, string method, CancellationToken cancellationToken) => transactions.ReadAsync(
        db => db.Jobs.CountAsync(
            j => !JobStates.Final.Contains(j.State)
                && db.AuditEntries.Any(
                    e => e.CallerId == callerId && e.Subject == j.Id && e.Method == method && e.Outcome == AuditEntry.Done),
            cancellationToken),
        cancellationToken);
}
