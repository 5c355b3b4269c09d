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

    // The server ends the connection with these, whatever it was about to answer.
    private static readonly HashSet<string> Broken =
        [PostgresErrorCodes.AdminShutdown, PostgresErrorCodes.CrashShutdown, PostgresErrorCodes.CannotConnectNow];

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
    private readonly string _connection;

    public PostgresBackend(StoreAddress address)
        : base(address)
    {
        _connection = PostgresConnection.Tune(address.Target);
        _contexts = new(new DbContextOptionsBuilder<PostgresNasDbContext>()
            .UseNpgsql(_connection)
            .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking)
            .Options);
        Writer = new PostgresWriter(_connection);
    }

    /// <summary>
    /// Whether a connection broke while Npgsql read an answer: its reader loses its connection under it then, and fails with this instead
    /// of an exception of its own.
    /// </summary>
    public static bool IsBrokenReader(Exception exception) => exception is NullReferenceException { Source: nameof(Npgsql) };

    /// <summary>The fault that <see cref="IsBrokenReader"/> stands for; it is passing.</summary>
    public static DbException CreateBreak(Exception exception)
    {
        const string Message = "The connection broke while a command ran.";
        return new NpgsqlException(Message, new IOException(Message, exception));
    }

    public override IBatchWriter Writer { get; }

    public override NasDbContext CreateDbContext() => _contexts.CreateDbContext();

    public override bool IsBroken(DbException fault) => fault.SqlState is { } state
        ? Broken.Contains(state)
        : fault is NpgsqlException;

    public override bool IsPassing(DbException fault) => fault.SqlState is { } state
        ? RolledBack.Contains(state) || Broken.Contains(state) || state == PostgresErrorCodes.TooManyConnections
        : fault is NpgsqlException { IsTransient: true };

    public override string Explain(DbException fault)
    {
        if (fault.SqlState is not { } state)
            return $"The store {Address} could not be reached: {fault.Message}";
        return Sentences.TryGetValue(state, out var sentence)
            ? $"The store {Address} {sentence}."
            : $"The store {Address} failed: {(fault as PostgresException)?.MessageText ?? fault.Message}.";
    }

    // EF locks its own history table, but on an empty database there is none yet.
    public override Task<IDisposable> LockMigrationsAsync(CancellationToken cancellationToken) =>
        PostgresStartLock.TakeAsync(_connection, cancellationToken);

    public override async Task PrepareAsync(NasDbContext db, CancellationToken cancellationToken)
    {
        // EF would make a missing database by itself; a mistyped name must not become a second, empty store.
        await db.Database.OpenConnectionAsync(cancellationToken);
        await db.Database.CloseConnectionAsync();
    }

    public override void DropIdleConnections()
    {
        using var any = new NpgsqlConnection(_connection);
        NpgsqlConnection.ClearPool(any);
    }

    public override void Dispose()
    {
        // Connections belong to the pool of their address, which other stores of this process may use.
    }

    protected override string? Violated(DbException fault) => fault is not PostgresException postgres ? null : postgres.SqlState switch
    {
        PostgresErrorCodes.UniqueViolation => postgres.TableName,
        PostgresErrorCodes.NotNullViolation => $"{postgres.TableName}.{postgres.ColumnName}",
        _ => null,
    };
}
