using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace NasV2.Storage;

/// <summary>What differs between databases: how to connect, which faults pass by themselves, and how the others read to a person.</summary>
internal abstract class StoreBackend(StoreAddress address) : IDbContextFactory<NasDbContext>
{
    private static readonly Dictionary<StoreBackendKind, Func<StoreAddress, StoreBackend>> Catalog = new()
    {
        [StoreBackendKind.Sqlite] = address => new SqliteBackend(address),
        [StoreBackendKind.Postgres] = address => new PostgresBackend(address),
    };

    public StoreAddress Address { get; } = address;

    /// <summary>Whether the database lets one transaction at a time write.</summary>
    public abstract bool HasOneWriter { get; }

    public static StoreBackend For(StoreAddress address) => Catalog[address.Kind](address);

    public abstract NasDbContext CreateDbContext();

    /// <summary>Whether the database itself undid the transaction and asks for it again.</summary>
    public abstract bool IsRolledBack(DbException fault);

    /// <summary>Whether the same work may succeed shortly, given that its commit was not sent.</summary>
    public abstract bool IsPassing(DbException fault);

    /// <returns>One sentence that names the store.</returns>
    public abstract string Explain(DbException fault);

    /// <summary>Makes the place for the database and holds off other starters until disposed.</summary>
    /// <returns>Null where the migrations lock themselves.</returns>
    public abstract Task<IDisposable?> LockMigrationsAsync(CancellationToken ct);

    /// <summary>Brings the database, under that lock, to where migrations can run.</summary>
    public abstract Task PrepareAsync(NasDbContext db, CancellationToken ct);
}
