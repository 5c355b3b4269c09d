using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace NasV2.Storage;

/// <summary>What differs between databases: how to connect, which faults pass by themselves, and how the others read to a person.</summary>
internal abstract class StoreBackend(StoreAddress address) : IDbContextFactory<NasDbContext>, IDisposable
{
    private static readonly Dictionary<StoreBackendKind, Func<StoreAddress, StoreBackend>> Catalog = new()
    {
        [StoreBackendKind.Sqlite] = address => new SqliteBackend(address),
        [StoreBackendKind.Postgres] = address => new PostgresBackend(address),
    };

    // The keys of the log and of what StoreSql guards: violated when another writer of the job was first.
    private static readonly HashSet<string> Guards = ["events", "jobs.last_event", "trials.token"];

    public StoreAddress Address { get; } = address;

    /// <summary>Commits batches of changes.</summary>
    public abstract IBatchWriter Writer { get; }

    public static StoreBackend For(StoreAddress address) => Catalog[address.Kind](address);

    public abstract NasDbContext CreateDbContext();

    /// <summary>Whether another writer of the same job was first; the batch was undone.</summary>
    public bool IsConflict(DbException fault) => Violated(fault) is { } guard && Guards.Contains(guard);

    /// <summary>Whether the job's id is taken; the batch was undone.</summary>
    public bool IsTaken(DbException fault) => Violated(fault) == "jobs";

    /// <summary>Whether the connection broke, so that a commit in progress may have happened or not.</summary>
    public abstract bool IsBroken(DbException fault);

    /// <summary>Whether the same work may succeed shortly.</summary>
    public abstract bool IsPassing(DbException fault);

    /// <returns>One sentence that names the store.</returns>
    public abstract string Explain(DbException fault);

    /// <summary>Discards idle connections: when one broke, the others mostly did too.</summary>
    public abstract void DropIdleConnections();

    /// <summary>Makes the place for the database and holds off other starters until disposed.</summary>
    public abstract Task<IDisposable> LockMigrationsAsync(CancellationToken cancellationToken);

    /// <summary>Brings the database, under that lock, to where migrations can run.</summary>
    public abstract Task PrepareAsync(NasDbContext db, CancellationToken cancellationToken);

    public abstract void Dispose();

    /// <returns>The table whose key was violated, <c>table.column</c> where a null was refused; null for other faults.</returns>
    protected abstract string? Violated(DbException fault);
}
