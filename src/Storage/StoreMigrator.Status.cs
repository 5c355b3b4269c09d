using Microsoft.EntityFrameworkCore;

namespace NasV2.Storage;

public sealed partial class StoreMigrator
{
    private static readonly Dictionary<StoreBackendKind, string> Products = new()
    {
        [StoreBackendKind.Sqlite] = "SQLite",
        [StoreBackendKind.Postgres] = "PostgreSQL",
    };

    /// <summary>Looks at the store and changes nothing.</summary>
    /// <exception cref="StoreException">It cannot be reached, does not exist, or is not a store.</exception>
    public Task<StoreStatus> StatusAsync(CancellationToken cancellationToken) =>
        _transactions.ReadAsync(db => StatusAsync(db, cancellationToken), cancellationToken);

    private async Task<StoreStatus> StatusAsync(NasDbContext db, CancellationToken cancellationToken)
    {
        await db.Database.OpenConnectionAsync(cancellationToken);
        // Debian's servers call themselves "15.18 (Debian 15.18-0+deb12u1)".
        var server = $"{Products[_backend.Address.Kind]} {db.Database.GetDbConnection().ServerVersion.Split(' ')[0]}";
        var known = db.Database.GetMigrations().ToList();
        var applied = (await db.Database.GetAppliedMigrationsAsync(cancellationToken)).ToList();
        var jobs = applied.Count == 0 ? new() : await CountJobsAsync(db, cancellationToken);
        return new StoreStatus(
            _backend.Address.Display, server, applied.LastOrDefault(), [.. known.Except(applied)], [.. applied.Except(known)], jobs);
    }

    private static async Task<SortedDictionary<JobState, int>> CountJobsAsync(NasDbContext db, CancellationToken cancellationToken) => new(
        await db.Jobs
            .GroupBy(j => j.State)
            .Select(g => new { State = g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.State, g => g.Count, cancellationToken));
}
