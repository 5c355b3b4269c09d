using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace NasV2.Storage;

/// <summary>Tells which version a store is of, and creates it or brings it to this one, from any number of processes at once.</summary>
public sealed partial class StoreMigrator
{
    private static readonly TimeSpan MigrationLimit = TimeSpan.FromMinutes(10);
    private readonly StoreBackend _backend;
    private readonly StoreTransactions _transactions;
    private readonly ILogger<StoreMigrator> _logger;

    internal StoreMigrator(StoreBackend backend, StoreTransactions transactions, ILogger<StoreMigrator> logger)
    {
        _backend = backend;
        _transactions = transactions;
        _logger = logger;
    }

    /// <summary>Applies what is missing; does nothing to a store of this version.</summary>
    /// <exception cref="StoreException">It cannot be created, is not a store, or is of a newer version; it is left as it was.</exception>
    public async Task MigrateAsync(CancellationToken cancellationToken)
    {
        try
        {
            // Not in a transaction of ours: each migration brings its own.
            await _transactions.ReadAsync(
                async db =>
                {
                    using var starter = await _backend.LockMigrationsAsync(cancellationToken);
                    return await MigrateAsync(db, cancellationToken);
                },
                RetryBudget.ForMigration(),
                cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StoreException($"The store {_backend.Address} could not be created: {exception.Message}", exception);
        }
    }

    private async Task<int> MigrateAsync(NasDbContext db, CancellationToken cancellationToken)
    {
        db.Database.SetCommandTimeout(MigrationLimit);
        await _backend.PrepareAsync(db, cancellationToken);
        var known = db.Database.GetMigrations().ToList();
        var applied = (await db.Database.GetAppliedMigrationsAsync(cancellationToken)).ToList();
        if (applied.Except(known).FirstOrDefault() is { } unknown)
        {
            throw new StoreException(
                $"The store {_backend.Address} was written by a newer version of NasV2 (its migration '{unknown}' is unknown here); "
                + "update NasV2 or use another store.");
        }
        var pending = known.Count - applied.Count;
        if (pending > 0)
        {
            await db.Database.MigrateAsync(cancellationToken);
            LogMigrated(_logger, _backend.Address.Display, known[^1]);
        }
        return pending;
    }

    [LoggerMessage(LogLevel.Information, "Store {Store} is now at {Migration}.")]
    private static partial void LogMigrated(ILogger logger, string store, string migration);
}
