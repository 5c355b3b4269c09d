using System.Data.Common;
using Microsoft.Extensions.Logging;

namespace NasV2.Storage;

/// <summary>Decides groups of changes of one job on its ledger and commits each group at once. One call at a time.</summary>
internal sealed partial class LedgerCommit(
    string jobId, StoreTransactions transactions, IBatchWriter batches, TimeProvider clock, ILogger logger)
{
    // Many heads may write to one job; a log that its job's row does not agree with would collide for ever.
    private const int MaxConflicts = 300;

    private readonly LedgerReader _reader = new(transactions);
    private JobLedger? _ledger;
    private int _breaks;

    /// <summary>Whether it keeps anything between groups; nothing of a job that is over.</summary>
    public bool Remembers => _ledger is not null;

    /// <summary>Answers every change of the group; never throws.</summary>
    public async Task RunAsync(IReadOnlyList<PendingChange> group)
    {
        try
        {
            await CommitAsync(group);
            if (_ledger is { Head.IsFinal: true })
                _ledger = null;
        }
        catch (Exception exception)
        {
            // The callers receive the exception. The ledger may now be stale.
            _ledger = null;
            await FailAsync(group, exception);
            return;
        }
        foreach (var change in group)
            change.Finish();
    }

    private async Task FailAsync(IReadOnlyList<PendingChange> group, Exception exception)
    {
        var fault = StoreTransactions.FaultIn(exception);
        var isOwn = exception is not StoreException && (fault is null || !transactions.Backend.IsPassing(fault));
        if (group.Count > 1 && isOwn)
        {
            // One of them cannot be written; the others must not fail with it.
            foreach (var change in group)
                await RunAsync([change]);
            return;
        }
        var answer = exception is StoreException || fault is null ? exception : transactions.Refusal(fault, exception);
        foreach (var change in group)
            change.Fail(answer);
    }

    private async Task CommitAsync(IReadOnlyList<PendingChange> group)
    {
        var retries = RetryBudget.ForCall();
        var (isCurrent, knowsLeaseTimes, conflicts) = (false, false, 0);
        LedgerDraft? unsure = null;
        while (true)
        {
            if (_ledger is null || _breaks != transactions.Breaks)
            {
                _breaks = transactions.Breaks;
                _ledger = await _reader.LoadAsync(jobId, retries);
                (isCurrent, knowsLeaseTimes) = (true, true);
            }
            if (_ledger is null)
            {
                foreach (var change in group)
                    change.DecideUnknown(jobId);
                return;
            }
            if (unsure is not null && await _reader.HoldsAsync(unsure.Events, retries))
                return;

            // While its place in the log is free, it may still be on its way: only the very same events may be sent again.
            unsure = unsure?.Base == _ledger.Last ? unsure : null;
            var (draft, hasSilent) = unsure is null ? Decide(_ledger, group) : (unsure, false);
            if (draft.ReliesOnEndedLease && !knowsLeaseTimes)
            {
                await _reader.ReadLeaseTimesAsync(_ledger, retries);
                knowsLeaseTimes = true;
                continue;
            }

            // A commit with events proves that the ledger was current; where there is none, the log has to be read.
            if (hasSilent && draft.Events.Count == 0 && !isCurrent)
            {
                isCurrent = true;
                if (await _reader.LastEventAsync(jobId, retries) != _ledger.Last.Sequence)
                {
                    await CatchUpAsync(retries);
                    continue;
                }
            }
            try
            {
                if (draft.Edits > 0)
                    await batches.WriteAsync(LedgerStatements.Create(draft), draft.IsDurable);
                _ledger.Apply(draft);
                return;
            }
            catch (DbException fault) when (transactions.Backend.IsConflict(fault) && ++conflicts < MaxConflicts)
            {
                LogConflict(logger, jobId, draft.Base.Sequence);
                await CatchUpAsync(retries);
                isCurrent = true;
            }
            catch (DbException fault)
            {
                transactions.Note(fault);
                if (!transactions.Backend.IsPassing(fault) || !await retries.PauseAsync(CancellationToken.None))
                    throw;
                LogRetry(logger, jobId, fault.Message);
                isCurrent = false;
                if (transactions.Backend.IsBroken(fault) && draft.Events.Count > 0)
                    unsure = draft;
            }
        }
    }

    private (LedgerDraft Draft, bool HasSilent) Decide(JobLedger ledger, IReadOnlyList<PendingChange> group)
    {
        var draft = new LedgerDraft(ledger, Milliseconds.Now(clock));
        var hasSilent = false;
        foreach (var change in group)
        {
            var before = draft.Edits;
            change.Decide(draft);
            hasSilent |= draft.Edits == before;
        }
        return (draft, hasSilent);
    }

    private async Task CatchUpAsync(RetryBudget retries)
    {
        if (!await _reader.CatchUpAsync(_ledger!, retries))
            _ledger = null;
    }

    [LoggerMessage(LogLevel.Debug, "Job {JobId}: another writer was first after event {Sequence}; deciding again.")]
    private static partial void LogConflict(ILogger logger, string jobId, long sequence);

    [LoggerMessage(LogLevel.Debug, "Job {JobId}: {Fault} The commit is looked for and, if it is not there, repeated.")]
    private static partial void LogRetry(ILogger logger, string jobId, string fault);
}
