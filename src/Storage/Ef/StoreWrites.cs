using System.Data.Common;

namespace NasV2.Storage;

/// <summary>Runs statements that may be repeated: again after passing faults, for an answer that was lost may or may not have happened.</summary>
internal sealed class StoreWrites(StoreTransactions transactions)
{
    public async Task WriteAsync(Statement statement, CancellationToken cancellationToken)
    {
        var patience = Patience.ForCall();
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                await transactions.Backend.Writer.WriteAsync([statement], durable: true);
                return;
            }
            catch (Exception e) when (StoreTransactions.FaultIn(e) is { } fault)
            {
                transactions.Note(fault);
                if (!IsWorthAnother(fault) || !await patience.PauseAsync(cancellationToken))
                    throw transactions.Refusal(fault, e);
            }
        }
    }

    private bool IsWorthAnother(DbException fault) => transactions.Backend.IsPassing(fault) || transactions.Backend.IsBroken(fault);
}
