using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace NasV2.Storage;

/// <summary>A store in a SQLite file, in WAL mode: any number of readers beside one writer.</summary>
internal sealed class SqliteBackend : StoreBackend
{
    private const int Busy = 5;
    private const int Locked = 6;
    private const int InputOutput = 10;
    private const string UniqueFailed = "UNIQUE constraint failed: ";
    private const string NotNullFailed = "NOT NULL constraint failed: ";

    private static readonly Dictionary<int, string> Sentences = new()
    {
        [Busy] = "is kept locked by another process; end it or use another store",
        [Locked] = "is kept locked by another process; end it or use another store",
        [8] = "is read-only here; make the file and its folder writable",
        [InputOutput] = "could not be read or written because the disk failed or is full",
        [11] = "is damaged; restore it from a backup",
        [13] = "could not grow because the disk is full; free some space and start again",
        [14] = "does not exist or may not be opened; check the path",
        [23] = "may not be opened by this user",
        [26] = "is not a NasV2 database but some other file; move it away or name another path",
    };

    private readonly PooledDbContextFactory<SqliteNasDbContext> _contexts;
    private readonly SqliteWriter _writer;

    public SqliteBackend(StoreAddress address, string pragmas = SqlitePragmas.Default)
        : base(address)
    {
        // The provider adds its own coarse busy loop on top of busy_timeout; one second keeps the two in step.
        var connection = new SqliteConnectionStringBuilder
        {
            DataSource = address.Target,
            Mode = SqliteOpenMode.ReadWrite,
            ForeignKeys = true,
            DefaultTimeout = 1,
        };
        _contexts = new(new DbContextOptionsBuilder<SqliteNasDbContext>()
            .UseSqlite(connection.ConnectionString)
            .AddInterceptors(new SqlitePragmas(pragmas))
            .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking)
            .Options);
        connection.Pooling = false;
        _writer = new SqliteWriter(connection.ConnectionString, pragmas);
    }

    public override IBatchWriter Writer => _writer;

    public override NasDbContext CreateDbContext() => _contexts.CreateDbContext();

    public override bool IsBroken(DbException fault) => fault is SqliteException { SqliteErrorCode: InputOutput };

    public override bool IsPassing(DbException fault) => fault is SqliteException { SqliteErrorCode: Busy or Locked };

    public override string Explain(DbException fault) =>
        fault is SqliteException sqlite && Sentences.TryGetValue(sqlite.SqliteErrorCode, out var sentence)
            ? $"The store {Address} {sentence}."
            : $"The store {Address} failed: {fault.Message}";

    public override async Task<IDisposable> LockMigrationsAsync(CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Address.Target)!);
        return await OsFileLock.WaitAsync(Address.Target + ".migration-lock", cancellationToken);
    }

    public override Task PrepareAsync(NasDbContext db, CancellationToken cancellationToken) =>
        SqliteFile.PrepareAsync(db, Address, cancellationToken);

    public override void DropIdleConnections()
    {
        // A file has no server that could end connections behind our back.
    }

    public override void Dispose() => _writer.Dispose();

    protected override string? Violated(DbException fault) =>
        After(fault.Message, NotNullFailed) is { } column ? column
        : After(fault.Message, UniqueFailed) is { } key ? key[..key.IndexOf('.', StringComparison.Ordinal)]
        : null;

    // SQLite Error 19: 'UNIQUE constraint failed: events.job_id, events.sequence'.
    private static string? After(string message, string words)
    {
        var at = message.IndexOf(words, StringComparison.Ordinal);
        return at < 0 ? null : message[(at + words.Length)..].TrimEnd('\'', '.');
    }
}
