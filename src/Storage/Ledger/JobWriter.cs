namespace NasV2.Storage;

/// <summary>Queues the changes of one job; those that wait while a transaction is under way share the next one.</summary>
/// <param name="close">Called once, when there is nothing to do and nothing worth remembering.</param>
internal sealed class JobWriter(LedgerCommit commit, Action<JobWriter> close)
{
    // Bounds how long one transaction, and the next one, can take.
    private const int MaxGroup = 500;

    private readonly Lock _gate = new();
    private readonly Queue<PendingChange> _waiting = [];
    private bool _isPumping;
    private bool _isClosed;

    /// <returns>False when it has closed: ask for another.</returns>
    public bool TryAdd(PendingChange change)
    {
        lock (_gate)
        {
            if (_isClosed)
                return false;
            _waiting.Enqueue(change);
            if (_isPumping)
                return true;
            _isPumping = true;
        }
        Start();
        return true;
    }

    private void Start()
    {
        // The pump serves others than who starts it, so it takes neither context nor scheduler along: that may be a grain's.
        if (TaskScheduler.Current != TaskScheduler.Default || SynchronizationContext.Current is not null)
            ThreadPool.UnsafeQueueUserWorkItem(writer => _ = writer.PumpAsync(), this, preferLocal: false);
        else if (ExecutionContext.IsFlowSuppressed())
            _ = PumpAsync();
        else
            using (ExecutionContext.SuppressFlow())
                _ = PumpAsync();
    }

    private async Task PumpAsync()
    {
        while (Take() is { Count: > 0 } group)
            await commit.RunAsync(group);
    }

    private List<PendingChange> Take()
    {
        var group = new List<PendingChange>();
        lock (_gate)
        {
            while (group.Count < MaxGroup && _waiting.TryDequeue(out var change))
                group.Add(change);
            if (group.Count > 0)
                return group;
            _isPumping = false;
            _isClosed = !commit.Remembers;
        }
        if (_isClosed)
            close(this);
        return group;
    }
}
