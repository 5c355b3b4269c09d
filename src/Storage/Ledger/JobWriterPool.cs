using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.Extensions.Logging;

namespace NasV2.Storage;

/// <summary>The writers of all jobs of one store, each made when it is first needed.</summary>
internal sealed class JobWriterPool(StoreTransactions transactions, IBatchWriter batches, TimeProvider clock, ILogger<JobWriterPool> logger)
{
    private readonly ConcurrentDictionary<string, JobWriter> _writers = [];

    /// <param name="decide">Pure; may run more than once.</param>
    /// <param name="unknown">The answer where there is no such job; null for <see cref="JobNotFoundException"/>.</param>
    public Task<T> ChangeAsync<T>(string jobId, Func<LedgerDraft, T> decide, Func<T>? unknown, CancellationToken cancellationToken)
    {
        var change = new PendingChange<T>(decide, unknown, cancellationToken);
        while (!_writers.GetOrAdd(jobId, Create).TryAdd(change))
        {
            // It closed and is about to leave the dictionary.
        }
        return change.Done;
    }

    /// <exception cref="JobExistsException">The id is taken.</exception>
    public async Task CreateAsync(NewSearchJob job, CancellationToken cancellationToken)
    {
        var (retries, isUnsure, now) = (RetryBudget.ForCall(), false, Milliseconds.Now(clock));
        var submitted = EventRow.From(job.Id, new LoggedEvent(1, now, null, new SearchSubmitted(job.Name, job.SpecHash)));
        Statement[] statements =
        [
            StoreSql.InsertJob.With(
                job.Id, job.Name, job.SpecJson, job.SpecHash, nameof(JobState.Submitted), now.ToUnixTimeMilliseconds()),
            LedgerStatements.Event(submitted),
        ];
        while (true)
        {
            try
            {
                await batches.WriteAsync(statements, durable: true);
                return;
            }
            catch (DbException fault) when (transactions.Backend.IsTaken(fault))
            {
                // After a broken connection, the holder of the id may be our own first attempt.
                if (isUnsure && await new LedgerReader(transactions).HoldsAsync([submitted], retries))
                    return;
                throw new JobExistsException(job.Id);
            }
            catch (DbException fault)
            {
                transactions.Note(fault);
                if (!transactions.Backend.IsPassing(fault) || !await retries.PauseAsync(cancellationToken))
                    throw transactions.Refusal(fault);
                isUnsure |= transactions.Backend.IsBroken(fault);
            }
        }
    }

    private JobWriter Create(string jobId) => new(
        new LedgerCommit(jobId, transactions, batches, clock, logger),
        writer => _writers.TryRemove(KeyValuePair.Create(jobId, writer)));
}
