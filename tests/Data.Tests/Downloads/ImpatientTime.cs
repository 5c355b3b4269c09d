using System.Collections.Concurrent;

namespace NasV2.Data.Tests;

/// <summary>A clock whose short timers (pauses) end at once and are noted; its long ones (limits) end when the test says so.</summary>
internal sealed class ImpatientTime : TimeProvider
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(60);
    private readonly ConcurrentQueue<Action> _limits = new();

    public ConcurrentQueue<TimeSpan> Pauses { get; } = new();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime >= Long)
        {
            _limits.Enqueue(() => callback(state));
        }
        else
        {
            Pauses.Enqueue(dueTime);
            ThreadPool.QueueUserWorkItem(_ => callback(state));
        }

        return new Timer();
    }

    public void EndLimits()
    {
        while (_limits.TryDequeue(out var end))
            end();
    }

    private sealed class Timer : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
