using System.Diagnostics;
using NasV2.Cluster.Chaos.Faults;

namespace NasV2.Cluster.Chaos.Running;

/// <summary>
/// Paces the script by the job's progress: fault k of n is due when k/(n+1) of the trials are done, or after a longest wait; when
/// the job gets ahead of the script, trainers hold still.
/// </summary>
internal sealed class Director(ChaosOptions options, ChaosCluster cluster, JobWatch watch, RunLog log)
{
    private const int MaxAtOnce = 3;

    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(100);

    private readonly List<(ScriptedFault Fault, Task Task)> _underWay = [];
    private readonly Dictionary<string, int> _done = new(StringComparer.Ordinal);
    private Progress? _progress;

    /// <summary>Where the job stood when it was last seen.</summary>
    public Progress? LastSeen => _progress;

    /// <summary>How often each kind was done.</summary>
    public IReadOnlyDictionary<string, int> Done => _done;

    /// <summary>Plays the script to its end, then waits for the job's; returns where the job stands.</summary>
    /// <exception cref="ChaosException">No trial finished for too long.</exception>
    public async Task<Progress> PlayAsync(IReadOnlyList<ScriptedFault> script, CancellationToken cancellationToken)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            return await PlayAsync(new Queue<ScriptedFault>(script), end.Token);
        }
        finally
        {
            // Whatever goes wrong: what is frozen thaws, what is cut heals.
            await end.CancelAsync();
            await Task.WhenAll(_underWay.Select(fault => fault.Task)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            File.Delete(cluster.Run.Brake);
        }
    }

    private async Task<Progress> PlayAsync(Queue<ScriptedFault> script, CancellationToken cancellationToken)
    {
        var total = script.Count;
        var sinceFault = Stopwatch.StartNew();
        var sinceProgress = Stopwatch.StartNew();
        using var tick = new PeriodicTimer(Period);
        while (_progress is not { IsOver: true } progress || _underWay.Count > 0)
        {
            await tick.WaitForNextTickAsync(cancellationToken);
            if (await LookAsync(cancellationToken))
                sinceProgress.Restart();
            if (sinceProgress.Elapsed > options.Patience)
                throw new ChaosException($"no trial finished for {options.Patience.TotalSeconds} s; the job stands at {_progress}");
            await ReapAsync();
            var struck = total - script.Count;
            var isTime = IsDue(struck + 1, total) || sinceFault.Elapsed > MaxWait;
            if (isTime && script.Count > 0 && _underWay.Count < MaxAtOnce && _progress is not { IsOver: true })
            {
                Strike(script.Dequeue(), struck + 1, cancellationToken);
                sinceFault.Restart();
            }

            Brake(script.Count > 0 && IsDue(struck + 2, total));
        }

        return _progress;
    }

    private bool IsDue(int number, int total) => Finished >= (long)options.Trials * number / (total + 1);

    private int Finished => _progress?.Finished ?? 0;

    /// <summary>Whether something happened to the job since the last look.</summary>
    private async Task<bool> LookAsync(CancellationToken cancellationToken)
    {
        if (await watch.LookAsync(cancellationToken) is not { } seen || seen == _progress)
            return false;
        _progress = seen;
        return true;
    }

    private void Strike(ScriptedFault fault, int number, CancellationToken cancellationToken)
    {
        log.Write($"{Finished} trials done; fault {number}: {fault.Kind.Name} for {fault.Draw.Duration.TotalSeconds:0.0} s");
        _underWay.Add((fault, fault.Kind.StrikeAsync(cluster, fault.Draw, cancellationToken)));
    }

    private async Task ReapAsync()
    {
        foreach (var (fault, task) in _underWay.Where(fault => fault.Task.IsCompleted).ToList())
        {
            await task;
            _underWay.RemoveAll(other => other.Task == task);
            _done[fault.Kind.Name] = _done.GetValueOrDefault(fault.Kind.Name) + 1;
        }
    }

    private void Brake(bool on)
    {
        if (on && !File.Exists(cluster.Run.Brake))
            File.WriteAllText(cluster.Run.Brake, "");
        else if (!on && File.Exists(cluster.Run.Brake))
            File.Delete(cluster.Run.Brake);
    }
}
