using System.Data.Common;
using Microsoft.Extensions.Logging;

namespace NasV2.Storage;

/// <summary>Runs reads, repeats them after passing faults, makes others <see cref="StoreException"/>, counts broken connections.</summary>
internal sealed partial class StoreTransactions(StoreBackend backend, ILogger<StoreTransactions> logger)
{
    private int _breaks;

    public StoreBackend Backend => backend;

    /// <summary>
    /// How often a connection broke. What was remembered before a break is to be forgotten: a server that crashed may have lost
    /// the newest of the changes that it had not yet flushed.
    /// </summary>
    public int Breaks => Volatile.Read(ref _breaks);

    public Task<T> ReadAsync<T>(Func<NasDbContext, Task<T>> read, CancellationToken cancellationToken) =>
        ReadAsync(read, RetryBudget.ForCall(), cancellationToken);

    public async Task<T> ReadAsync<T>(Func<NasDbContext, Task<T>> read, RetryBudget retries, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                await using var db = backend.CreateDbContext();
                return await read(db);
            }
            catch (Exception exception) when (FaultIn(exception) is { } fault)
            {
                cancellationToken.ThrowIfCancellationRequested();
                Note(fault);
                if (!backend.IsPassing(fault) || !await retries.PauseAsync(cancellationToken))
                    throw Refusal(fault, exception);
                LogRetry(logger, backend.Address.Display, fault.Message, retries.Pauses);
            }
        }
    }

    /// <summary>Remembers that a connection broke, if this is what that looks like.</summary>
    public void Note(DbException fault)
    {
        if (!backend.IsBroken(fault))
            return;
        Interlocked.Increment(ref _breaks);
        backend.DropIdleConnections();
    }

    public StoreException Refusal(DbException fault, Exception? whole = null) => new(backend.Explain(fault), whole ?? fault);

    public static DbException? FaultIn(Exception? e)
    {
        while (e is not null and not DbException)
        {
            if (PostgresBackend.IsBrokenReader(e))
                return PostgresBackend.CreateBreak(e);
            e = e.InnerException;
        }

        return (DbException?)e;
    }

    [LoggerMessage(LogLevel.Debug, "Store {Store}: {Fault} Attempt {Attempt} is repeated.")]
    private static partial void LogRetry(ILogger logger, string store, string fault, int attempt);
}
