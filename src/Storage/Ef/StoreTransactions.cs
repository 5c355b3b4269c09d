using System.Data.Common;
using Microsoft.Extensions.Logging;

namespace NasV2.Storage;

/// <summary>Runs reads and write transactions, tries passing faults again, turns the others into <see cref="StoreException"/>.</summary>
internal sealed partial class StoreTransactions(StoreBackend backend, ILogger<StoreTransactions> logger)
{
    private const int Attempts = 8;
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(5);

    // SQLite has one writer at a time: waiting here keeps order and costs no thread, its own busy loop has neither virtue.
    private readonly SemaphoreSlim? _writer = backend.HasOneWriter ? new(1) : null;

    public Task<T> ReadAsync<T>(Func<NasDbContext, Task<T>> read, CancellationToken ct) => RetryAsync(
        async _ =>
        {
            await using var db = backend.CreateDbContext();
            return await read(db);
        },
        ct);

    /// <summary><paramref name="write"/> may run more than once, each time in a fresh context and transaction.</summary>
    public async Task<T> WriteAsync<T>(Func<NasDbContext, Task<T>> write, CancellationToken ct)
    {
        if (_writer is not null)
            await _writer.WaitAsync(ct);
        try
        {
            return await RetryAsync(commit => CommitAsync(write, commit, ct), ct);
        }
        finally
        {
            _writer?.Release();
        }
    }

    private async Task<T> CommitAsync<T>(Func<NasDbContext, Task<T>> write, Commit commit, CancellationToken ct)
    {
        await using var db = backend.CreateDbContext();
        db.Database.AutoSavepointsEnabled = false;
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var result = await write(db);
        commit.Sent = true;
        await transaction.CommitAsync(CancellationToken.None);
        return result;
    }

    private async Task<T> RetryAsync<T>(Func<Commit, Task<T>> run, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            var commit = new Commit();
            try
            {
                return await run(commit);
            }
            catch (Exception e) when (FaultIn(e) is { } fault)
            {
                ct.ThrowIfCancellationRequested();
                // A connection that broke during commit leaves it unknown whether the write happened: only the caller can look.
                var again = commit.Sent ? backend.IsRolledBack(fault) : backend.IsPassing(fault);
                if (!again || attempt == Attempts)
                    throw new StoreException(backend.Explain(fault), e);
                LogRetry(logger, backend.Address.Display, fault.Message, attempt);
                await Task.Delay(FirstPause * (1 << (attempt - 1)), ct);
            }
        }
    }

    private static DbException? FaultIn(Exception? e)
    {
        while (e is not null and not DbException)
            e = e.InnerException;
        return (DbException?)e;
    }

    private sealed class Commit
    {
        public bool Sent { get; set; }
    }
}
