using System.Collections.Concurrent;

namespace NasV2.Coordination.Tests;

/// <summary>Holds work up until the test lets it pass.</summary>
/// <param name="holds">What is held; the rest passes.</param>
internal sealed class Gate(Func<SimulatedWork, bool>? holds = null)
{
    private readonly ConcurrentQueue<SimulatedWork> _seen = new();
    private readonly Queue<TaskCompletionSource> _waiting = new();
    private int _turns;

    /// <summary>All that was ever held, in order.</summary>
    public IReadOnlyList<SimulatedWork> Seen => [.. _seen];

    /// <summary>What has not passed and not been given up.</summary>
    public IReadOnlyList<SimulatedWork> Waiting(SimulatedTrainers trainers) => [.. Seen.Where(trainers.AtWork.Contains)];

    /// <summary>Passes at once what is not to be held, and the rest in the order in which it came.</summary>
    public Task PassAsync(SimulatedWork work)
    {
        if (holds?.Invoke(work) == false)
            return Task.CompletedTask;
        _seen.Enqueue(work);
        lock (_waiting)
        {
            if (_turns > 0)
            {
                _turns--;
                return Task.CompletedTask;
            }

            var turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            work.Gone.Register(() => turn.TrySetCanceled());
            _waiting.Enqueue(turn);
            return turn.Task;
        }
    }

    /// <summary>Lets so many pass, the longest held first.</summary>
    public void Release(int count)
    {
        lock (_waiting)
            for (_turns += count; _turns > 0 && _waiting.TryDequeue(out var turn);)
                // One that was given up takes no turn.
                if (turn.TrySetResult())
                    _turns--;
    }

    /// <summary>Lets everything pass from now on.</summary>
    public void Open() => Release(1_000_000);
}
