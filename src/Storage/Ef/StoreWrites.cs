using System.Data.Common;

namespace NasV2.Storage;

/// <summary>Runs statements that may be repeated: again after passing faults, for an answer that was lost may
/// or may not have happened.</summary>
internal sealed class StoreWrites(StoreTransactions transactions)
{
    public async Task WriteAsync(Statement statement, CancellationToken cancellationToken)
    {
        var retries = RetryBudget.ForCall();
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                await transactions.Backend.Writer.WriteAsync([statement], durable: true);
                return;
            }
            catch (Exception exception) when (StoreTransactions.FaultIn(exception) is { } fault)
            {
                transactions.Note(fault);
                if (!IsWorthAnother(fault) || !await retries.PauseAsync(cancellationToken))
                    throw transactions.Refusal(fault, exception);
            }
        }
    }

    private bool IsWorthAnother(DbException fault) => transactions.Backend.IsPassing(fault) || transactions.Backend.IsBroken(fault);
}
