using System.Collections.Concurrent;
using NasV2.Search.Tests.Algorithms.Calibration;
using NasV2.Space;
using NasV2.Workers.Supervision;

namespace NasV2.Coordination.Tests;

/// <summary>All trainers of a cluster: what they answer is a pure function of the candidate, when they do so is up to the test.</summary>
internal sealed class SimulatedTrainers
{
    /// <summary>Image size that steps are timed at, in pixels.</summary>
    public const int Resolution = 16;

    private readonly ConcurrentQueue<SimulatedWork> _begun = new();
    private readonly ConcurrentDictionary<SimulatedWork, bool> _atWork = new();
    private readonly ConcurrentDictionary<string, int> _starts = new(StringComparer.Ordinal);
    private int _alive;
    private int _most;

    /// <summary>Happens when a trainer starts on a device; may throw <see cref="TrainerDiedException"/>.</summary>
    public Action<string> Starting { get; set; } = _ => { };

    /// <summary>Happens before a trial is answered; may throw <see cref="TrainerDiedException"/>.</summary>
    public Func<SimulatedWork, Task> Training { get; set; } = _ => Task.CompletedTask;

    /// <summary>Happens before a measurement is answered; may throw <see cref="TrainerDiedException"/>.</summary>
    public Func<SimulatedWork, Task> Measuring { get; set; } = _ => Task.CompletedTask;

    /// <summary>Happens when a trainer is ended, while its worker waits.</summary>
    public Func<Task> Ending { get; set; } = () => Task.CompletedTask;

    /// <summary>How long a step takes.</summary>
    public Func<SimulatedWork, SimulatedStep> Step { get; set; } = work => new SimulatedStep(StepMs(DeviceModel.Cpu, work.Candidate));

    /// <summary>What trials report of the minival; nothing by default.</summary>
    public MinivalFigures? Minival { get; set; }

    /// <summary>Everything that was ever begun, in order.</summary>
    public IReadOnlyList<SimulatedWork> Begun => [.. _begun];

    /// <summary>Every attempt at a trial, in order.</summary>
    public IReadOnlyList<SimulatedWork> Trained => [.. _begun.Where(work => !work.IsMeasurement)];

    /// <summary>Every measurement outside of trials, in order.</summary>
    public IReadOnlyList<SimulatedWork> Measured => [.. _begun.Where(work => work.IsMeasurement)];

    /// <summary>What is being done now.</summary>
    public IReadOnlyCollection<SimulatedWork> AtWork => [.. _atWork.Keys];

    /// <summary>The most that was ever done at a time.</summary>
    public int MaxAtWork => Volatile.Read(ref _most);

    /// <summary>Trainers that were started and not ended.</summary>
    public int Alive => Volatile.Read(ref _alive);

    /// <summary>How often a trainer was started, or could not be, on a device.</summary>
    public int Starts(string device) => _starts.GetValueOrDefault(device);

    public Task<ITrainer> StartAsync(string device, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _starts.AddOrUpdate(device, 1, (_, starts) => starts + 1);
        Starting(device);
        Interlocked.Increment(ref _alive);
        return Task.FromResult<ITrainer>(new SimulatedTrainer(this, device));
    }

    public static double StepMs(DeviceModel model, string candidate) => model.StepMs(Architecture.Parse(candidate), Resolution);

    internal void Begin(SimulatedWork work)
    {
        _begun.Enqueue(work);
        _atWork[work] = true;
        for (var now = _atWork.Count; ;)
        {
            var most = MaxAtWork;
            if (now <= most || Interlocked.CompareExchange(ref _most, now, most) == most)
                return;
        }
    }

    internal void End(SimulatedWork work) => _atWork.TryRemove(work, out _);

    internal void Ended() => Interlocked.Decrement(ref _alive);
}
