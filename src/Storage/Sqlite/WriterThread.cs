namespace NasV2.Storage;

/// <summary>A thread of its own for work that blocks; there while there is work, and a little longer.</summary>
internal sealed class WriterThread
{
    private static readonly TimeSpan IdleLimit = TimeSpan.FromSeconds(5);
    private readonly object _gate = new();
    private readonly Queue<(Action Work, TaskCompletionSource Done)> _queue = [];
    private bool _isRunning;

    /// <summary>Runs <paramref name="work"/> after what was given before.</summary>
    public Task RunAsync(Action work)
    {
        // Continuations run on this thread: what decides the next transaction need not change threads for it.
        var done = new TaskCompletionSource();
        lock (_gate)
        {
            _queue.Enqueue((work, done));
            if (_isRunning)
            {
                Monitor.Pulse(_gate);
                return done.Task;
            }
            _isRunning = true;
        }
        new Thread(Loop) { IsBackground = true, Name = "NasV2 store writer" }.UnsafeStart();
        return done.Task;
    }

    private void Loop()
    {
        while (Take() is { } next)
        {
            try
            {
                next.Work();
            }
            catch (Exception exception)
            {
                // It is the caller's.
                next.Done.SetException(exception);
                continue;
            }
            next.Done.SetResult();
        }
    }

    private (Action Work, TaskCompletionSource Done)? Take()
    {
        lock (_gate)
        {
            while (_queue.Count == 0)
            {
                if (Monitor.Wait(_gate, IdleLimit) || _queue.Count > 0)
                    continue;
                _isRunning = false;
                return null;
            }
            return _queue.Dequeue();
        }
    }
}
