namespace NasV2.Storage;

/// <summary>A change whose caller waits for it.</summary>
internal abstract class PendingChange
{
    /// <summary>Works the answer out, on top of the draft; an exception of the rules is an answer too. May happen again.</summary>
    public abstract void Decide(LedgerDraft draft);

    /// <summary>The answer where there is no such job.</summary>
    public abstract void DecideUnknown(string jobId);

    /// <summary>Hands the answer over.</summary>
    public abstract void Finish();

    public abstract void Fail(Exception fault);
}

/// <summary>A change that answers <typeparamref name="T"/>.</summary>
/// <param name="decide">Pure: it reads and edits the draft only.</param>
/// <param name="unknown">The answer where there is no such job; null for <see cref="JobNotFoundException"/>.</param>
/// <param name="cancellationToken">Counts until the change is decided.</param>
internal sealed class PendingChange<T>(Func<LedgerDraft, T> decide, Func<T>? unknown, CancellationToken cancellationToken) : PendingChange
{
    private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T _answer = default!;
    private Exception? _refusal;

    public Task<T> Done => _done.Task;

    public override void Decide(LedgerDraft draft) => Decide(() => decide(draft));

    public override void DecideUnknown(string jobId) =>
        Decide(() => unknown is null ? throw new JobNotFoundException(jobId) : unknown());

    public override void Finish()
    {
        if (_refusal is OperationCanceledException)
            _done.SetCanceled(cancellationToken);
        else if (_refusal is not null)
            _done.SetException(_refusal);
        else
            _done.SetResult(_answer);
    }

    public override void Fail(Exception fault) => _done.SetException(fault);

    private void Decide(Func<T> answer)
    {
        (_answer, _refusal) = (default!, null);
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            _answer = answer();
        }
        catch (Exception exception)
        {
            // It belongs to this caller alone: the other changes proceed.
            _refusal = exception;
        }
    }
}
