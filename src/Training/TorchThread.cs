using System.Collections.Concurrent;

namespace NasV2.Training;

/// <summary>The one thread that makes every torch call of a process.</summary>
/// <remarks>
/// libtorch keeps a pool of workers per calling thread: a second caller doubles the time of a training step.
/// </remarks>
public sealed class TorchThread : IDisposable
{
    private readonly BlockingCollection<Action> _work = [];
    private readonly Thread _thread;

    /// <summary>Starts the thread.</summary>
    public TorchThread()
    {
        _thread = new Thread(Work) { IsBackground = true, Name = "torch" };
        _thread.Start();
    }

    /// <summary>Runs <paramref name="work"/> on the thread after what was queued before; its exception reaches the caller.</summary>
    public Task<T> RunAsync<T>(Func<T> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        var completion = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        _work.Add(() =>
        {
            try
            {
                completion.SetResult(work());
            }
#pragma warning disable CA1031 // Every exception belongs to the caller, not to the thread.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                completion.SetException(exception);
            }
        });
        return completion.Task;
    }

    /// <summary>Lets queued work end and stops the thread.</summary>
    public void Dispose()
    {
        _work.CompleteAdding();
        if (Thread.CurrentThread != _thread)
            _thread.Join();
        _work.Dispose();
    }

    private void Work()
    {
        foreach (var action in _work.GetConsumingEnumerable())
            action();
    }
}
