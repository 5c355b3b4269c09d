using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace NasV2.Storage;

/// <summary>Creates the store or brings it to this version; safe to call at every start, from any number of processes.</summary>
public sealed partial class StoreMigrator
{
    private readonly StoreBackend _backend;
    private readonly StoreTransactions _transactions;
    private readonly ILogger<StoreMigrator> _logger;

    internal StoreMigrator(StoreBackend backend, StoreTransactions transactions, ILogger<StoreMigrator> logger)
    {
        _backend = backend;
        _transactions = transactions;
        _logger = logger;
    }

    /// <exception cref="StoreException">It cannot be created, is no store, or is of a newer version; it is left as it was.</exception>
    public async Task MigrateAsync(CancellationToken ct)
    {
        try
        {
            using var starter = await _backend.LockMigrationsAsync(ct);
            // Not in a write transaction of ours: each migration brings its own.
            await _transactions.ReadAsync(db => MigrateAsync(db, ct), ct);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StoreException($"The store {_backend.Address} could not be created: {e.Message}", e);
        }
    }

    private async Task<int> MigrateAsync(NasDbContext db, CancellationToken ct)
    {
        await _backend.PrepareAsync(db, ct);
        var known = db.Database.GetMigrations().ToList();
        var applied = (await db.Database.GetAppliedMigrationsAsync(ct)).ToList();
        if (applied.Except(known).FirstOrDefault() is { } unknown)
        {
            throw new StoreException(
                $"The store {_backend.Address} was written by a newer version of NasV2 (its migration '{unknown}' is unknown here); "
                + "update NasV2 or use another store.");
        }
        var pending = known.Count - applied.Count;
        if (pending > 0)
        {
            await db.Database.MigrateAsync(ct);
            LogMigrated(_logger, _backend.Address.Display, known[^1]);
        }
        return pending;
    }
}
