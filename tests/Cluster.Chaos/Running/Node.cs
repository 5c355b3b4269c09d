using System.Collections.Concurrent;
using NasV2.Cluster.Chaos.Processes;

namespace NasV2.Cluster.Chaos.Running;

/// <summary>A head or worker: its process, and the supervisor that starts it again whenever it ended.</summary>
internal sealed class Node(Role role, string name, Func<ManagedProcess> launch) : IDisposable
{
    private static readonly TimeSpan UsualPause = TimeSpan.FromMilliseconds(500);

    private readonly SemaphoreSlim _free = new(1);
    private readonly CancellationTokenSource _end = new();
    private readonly ConcurrentQueue<int> _ownExits = new();
    private readonly Lock _gate = new();
    private ManagedProcess? _process;
    private TimeSpan? _pause;
    private Task _supervision = Task.CompletedTask;

    public Role Role { get; } = role;

    public string Name { get; } = name;

    /// <summary>Exit codes of the times when it ended without being killed.</summary>
    public IReadOnlyCollection<int> OwnExits => _ownExits;

    /// <summary>Its process id; null while it is down.</summary>
    public int? ProcessId
    {
        get
        {
            lock (_gate)
                return _process is { HasExited: false } process ? process.Id : null;
        }
    }

    public void Start() => _supervision = SuperviseAsync();

    /// <summary>Keeps other faults away from it until the returned value is disposed; null when another has it.</summary>
    public IDisposable? TryClaim() => _free.Wait(0) ? new Claim(_free) : null;

    /// <summary>kill -9; its supervisor starts it again after a pause.</summary>
    public void Kill(TimeSpan pause)
    {
        lock (_gate)
        {
            _pause = pause;
            _process?.Send(Signal.Kill);
        }
    }

    /// <summary>Stops the process from running until <see cref="Thaw"/>.</summary>
    public void Freeze() => Send(Signal.Stop);

    public void Thaw() => Send(Signal.Continue);

    /// <summary>Asks it to end for good; true when it did in time, else it is killed.</summary>
    public async Task<bool> StopAsync(TimeSpan patience)
    {
        await _end.CancelAsync();
        Thaw();
        Send(Signal.Terminate);
        try
        {
            await _supervision.WaitAsync(patience);
            return true;
        }
        catch (TimeoutException)
        {
            Send(Signal.Kill);
            await _supervision;
            return false;
        }
    }

    /// <summary>Only after <see cref="StopAsync"/>.</summary>
    public void Dispose()
    {
        _free.Dispose();
        _end.Dispose();
    }

    private void Send(Signal signal)
    {
        lock (_gate)
            _process?.Send(signal);
    }

    private async Task SuperviseAsync()
    {
        while (!_end.IsCancellationRequested)
        {
            using var process = launch();
            lock (_gate)
                _process = process;
            await process.WaitForExitAsync(CancellationToken.None);
            var pause = Bury(process);
            await Task.Delay(pause, _end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private TimeSpan Bury(ManagedProcess process)
    {
        lock (_gate)
        {
            _process = null;
            if (_pause is null && !_end.IsCancellationRequested)
                _ownExits.Enqueue(process.ExitCode);
            var pause = _pause ?? UsualPause;
            _pause = null;
            return pause;
        }
    }

    private sealed class Claim(SemaphoreSlim free) : IDisposable
    {
        public void Dispose() => free.Release();
    }
}
