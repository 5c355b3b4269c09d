using Microsoft.Extensions.Logging;
using NasV2.Cluster;
using NasV2.Cluster.Placement;
using NasV2.Workers.Checkpoints;
using NasV2.Workers.Load;
using NasV2.Workers.Supervision;
using Orleans.Concurrency;

namespace NasV2.Workers;

/// <inheritdoc cref="IWorkerGrain"/>
[Reentrant, OnItsWorker]
public sealed partial class WorkerGrain(
    WorkerOptions options,
    WorkerInstruments instruments,
    TimeProvider clock,
    ILogger<WorkerGrain> logger,
    CheckpointCleaner? checkpoints = null) : Grain, IWorkerGrain
{
    private static readonly TimeSpan LoadPeriod = TimeSpan.FromSeconds(5);

    private readonly List<RunningAssignment> _running = [];
    private readonly Queue<TrainerSlot> _free = [];
    private readonly HashSet<string> _abandoned = new(StringComparer.Ordinal);
    private WorkerDescription? _description;
    private long _received;
    private bool _draining;
    private bool _left;
    private ILoadReader? _loadReader;
    private DeviceLoad? _load;
    private Task _reading = Task.CompletedTask;

    private string Id => this.GetPrimaryKeyString();

    private IDispatchGrain Dispatcher => GrainFactory.GetGrain<IDispatchGrain>(0);

    /// <inheritdoc/>
    public async Task<WorkerDescription> StartAsync(string device, int slots, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(slots, 1);
        if (_description is not null)
            return _description;
        _draining = options.Drained.ContainsKey(Id);
        var first = new TrainerSlot(options.Trainer, options.JobTrainer, device);
        var ready = (await first.TrainerAsync(null, cancellationToken)).Ready;
        _free.Enqueue(first);
        // The others wait for their first work; "auto" has become the device that it found.
        for (var slot = 1; slot < slots; slot++)
            _free.Enqueue(new TrainerSlot(options.Trainer, options.JobTrainer, ready.Device));
        _description = new WorkerDescription(Id, ready.Device, ready.DeviceType, slots);
        instruments.RunningChanged(Id, 0);
        LogStarted(Id, slots, ready.DeviceType, ready.Libraries);
        this.RegisterGrainTimer(AnnounceAsync, new GrainTimerCreationOptions(TimeSpan.Zero, options.IdlePeriod) { KeepAlive = true });
        _loadReader = LoadReaders.For(ready.Device, clock);
        return _description;
    }

    /// <inheritdoc/>
    public async Task AssignAsync(WorkAssignment assignment)
    {
        _received++;
        if (_abandoned.Contains(assignment.JobId))
        {
            await AnnounceAsync(CancellationToken.None);
            return;
        }

        if (_description is null || _draining || _free.Count == 0)
        {
            LogBusy(Id, assignment.JobId);
            await GiveBackAsync(assignment, "the worker was busy", CoordinatorOf(assignment));
            return;
        }

        var running = new RunningAssignment(assignment, _free.Dequeue());
        _running.Add(running);
        running.Task = RunAsync(running);
    }

    /// <inheritdoc/>
    public Task AbandonAsync(string jobId)
    {
        // Remembered, for an assignment may come later than this although it was made before.
        _abandoned.Add(jobId);
        foreach (var running in _running.Where(running => running.Assignment.JobId == jobId && !running.IsBroken).ToList())
            running.Lose();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task DrainAsync()
    {
        options.Drained.TryAdd(Id, true);
        _draining = true;
        LogDraining(Id, _running.Count);
        return AnnounceAsync(CancellationToken.None);
    }

    /// <inheritdoc/>
    public async Task StopAsync()
    {
        (_draining, _left) = (true, true);
        await Dispatcher.LeaveAsync(Id);
        foreach (var running in _running.ToList())
            running.Cancel();
        await Task.WhenAll(_running.Select(running => running.Task).ToList());
        await DropTrainersAsync();
    }

    /// <inheritdoc/>
    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        (_draining, _left) = (true, true);
        foreach (var running in _running.ToList())
            running.Cancel();
        foreach (var running in _running.ToList())
            await running.Slot.DropAsync();
        await DropTrainersAsync();
    }

    private Coordinator CoordinatorOf(WorkAssignment assignment) =>
        new(assignment.JobId, GrainFactory.GetGrain<ISearchGrain>(assignment.JobId), options, clock, logger);

    private async Task AnnounceAsync(CancellationToken cancellationToken)
    {
        if (_description is null || _left)
            return;
        LookAtLoad();
        // A slot without a trainer does not count, and takes nothing from its job's share.
        var working = _running.Where(running => !running.IsBroken).Select(running => running.Work).ToList();
        var worker = _description with { Slots = working.Count + _free.Count };
        try
        {
            await Dispatcher.AnnounceAsync(new WorkerStatus(worker, working, _draining, _received, _load));
        }
        catch (Exception exception) when (Coordinator.IsPassing(exception))
        {
            // Said again at the next tick.
            LogUnannounced(Id, exception.Message);
        }
    }

    /// <summary>Not waited for: a tool that takes its time must not keep the worker from saying that it is there.</summary>
    private void LookAtLoad()
    {
        if (!_reading.IsCompleted || (_load is { } last && clock.GetUtcNow() - last.Time < LoadPeriod))
            return;
        _reading = ReadAsync();

        async Task ReadAsync() => _load = await _loadReader!.ReadAsync(CancellationToken.None);
    }

    private async Task RunAsync(RunningAssignment running)
    {
        // Leaves the caller's turn: the dispatcher waits for an answer, not for the trial.
        await Task.Yield();
        instruments.RunningChanged(Id, _running.Count);
        var coordinator = CoordinatorOf(running.Assignment);
        try
        {
            await (running.Assignment switch
            {
                TrialAssignment trial => RunTrialAsync(running, trial, coordinator),
                MeasureAssignment measurement => RunMeasurementAsync(running, measurement, coordinator),
                _ => throw new InvalidOperationException($"This worker does not know how to do {running.Assignment.GetType().Name}."),
            });
        }
#pragma warning disable CA1031 // Nothing awaits this task: an exception that is not logged here is lost.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            LogBrokenOff(exception, Id, running.Name);
            // It may still be at work on this.
            await running.Slot.DropAsync();
            // Counts as a death, so that work that fails every time ends.
            await GiveBackAsync(running.Assignment, $"the worker failed: {exception.Message}", coordinator, trainerDied: true);
        }

        if (running.IsBroken)
            await RepairAsync(running);
        _running.Remove(running);
        _free.Enqueue(running.Slot);
        running.Dispose();
        instruments.RunningChanged(Id, _running.Count);
        await AnnounceAsync(CancellationToken.None);
    }

    private async Task DropTrainersAsync()
    {
        instruments.WorkerLeft(Id);
        while (_free.TryDequeue(out var slot))
            await slot.DropAsync();
    }
}
