using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Npgsql;

namespace NasV2.Storage;

/// <summary>A store in a PostgreSQL database, shared by every silo of a cluster.</summary>
internal sealed class PostgresBackend : StoreBackend
{
    // A unique violation means that another transaction committed between our look and our insert: look again.
    private static readonly HashSet<string> RolledBack =
        [PostgresErrorCodes.SerializationFailure, PostgresErrorCodes.DeadlockDetected, PostgresErrorCodes.UniqueViolation];

    private static readonly HashSet<string> Passing =
    [
        PostgresErrorCodes.AdminShutdown,
        PostgresErrorCodes.CrashShutdown,
        PostgresErrorCodes.CannotConnectNow,
        PostgresErrorCodes.TooManyConnections,
    ];

    private static readonly Dictionary<string, string> Sentences = new()
    {
        [PostgresErrorCodes.DiskFull] = "could not grow because the server's disk is full; free some space there",
        [PostgresErrorCodes.InvalidPassword] = "refused the user or password",
        [PostgresErrorCodes.InvalidAuthorizationSpecification] = "refused the user",
        [PostgresErrorCodes.InvalidCatalogName] = "does not exist on that server; create the database first",
        [PostgresErrorCodes.InsufficientPrivilege] = "does not let this user create or use the tables",
        [PostgresErrorCodes.ReadOnlySqlTransaction] = "is a read-only server; name the primary",
        [PostgresErrorCodes.UndefinedTable] = "has no tables yet; run the migration first",
        [PostgresErrorCodes.TooManyConnections] = "has no connection left; raise max_connections or lower the pool size",
    };

    private readonly PooledDbContextFactory<PostgresNasDbContext> _contexts;

    public PostgresBackend(StoreAddress address)
        : base(address) => _contexts = new(new DbContextOptionsBuilder<PostgresNasDbContext>()
            .UseNpgsql(address.Target)
            .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking)
            .Options);

    public override bool HasOneWriter => false;

    public override NasDbContext CreateDbContext() => _contexts.CreateDbContext();

    public override bool IsRolledBack(DbException fault) => fault.SqlState is { } state && RolledBack.Contains(state);

    public override bool IsPassing(DbException fault) => fault.SqlState is { } state
        ? RolledBack.Contains(state) || Passing.Contains(state)
        : fault is NpgsqlException { IsTransient: true };

    public override string Explain(DbException fault)
    {
        if (fault.SqlState is not { } state)
            return $"The store {Address} could not be reached: {fault.Message}";
        return Sentences.TryGetValue(state, out var sentence)
            ? $"The store {Address} {sentence}."
            : $"The store {Address} failed: {fault.Message}";
    }

    public override Task<IDisposable?> LockMigrationsAsync(CancellationToken ct) => Task.FromResult<IDisposable?>(null);

    public override Task PrepareAsync(NasDbContext db, CancellationToken ct) => Task.CompletedTask;
}
