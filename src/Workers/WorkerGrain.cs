using Microsoft.Extensions.Logging;
using NasV2.Contracts;
using NasV2.Workers.Supervision;
using Orleans.Placement;

namespace NasV2.Workers;

/// <inheritdoc cref="IWorkerGrain"/>
[PreferLocalPlacement]
public sealed partial class WorkerGrain(WorkerOptions options, TimeProvider clock, ILogger<WorkerGrain> logger) : Grain, IWorkerGrain, IDisposable
{
    private string _device = "auto";
    private WorkerDescription? _description;
    private TrainerProcess? _trainer;
    private RunningAssignment? _running;
    private bool _stopped;

    private string Id => this.GetPrimaryKeyString();

    private IDispatchGrain Dispatcher => GrainFactory.GetGrain<IDispatchGrain>(0);

    /// <inheritdoc/>
    public async Task<WorkerDescription> StartAsync(string device, CancellationToken cancellation)
    {
        _device = device;
        var trainer = await TrainerAsync(cancellation);
        _description = new WorkerDescription(Id, trainer.Ready.Device, trainer.Ready.DeviceType);
        LogStarted(Id, trainer.Ready.DeviceType, trainer.Ready.Libraries);
        this.RegisterGrainTimer(AnnounceAsync, new GrainTimerCreationOptions(TimeSpan.Zero, options.IdlePeriod) { KeepAlive = true });
        return _description;
    }

    /// <inheritdoc/>
    public Task<bool> AssignAsync(TrialAssignment assignment)
    {
        if (_description is null || _running is not null || _stopped)
            return Task.FromResult(false);
        _running = new RunningAssignment(assignment);
        _running.Task = RunAsync(_running);
        return Task.FromResult(true);
    }

    /// <inheritdoc/>
    public async Task StopAsync()
    {
        _stopped = true;
        await Dispatcher.LeaveAsync(Id);
        if (_running is { } running)
        {
            running.Cancel();
            await running.Task;
        }

        await DropTrainerAsync();
    }

    /// <inheritdoc/>
    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        _running?.Cancel();
        await DropTrainerAsync();
    }

    /// <inheritdoc/>
    public void Dispose() => _running?.Dispose();

    private async Task AnnounceAsync(CancellationToken cancellationToken)
    {
        if (_running is null && !_stopped)
            await Dispatcher.IdleAsync(_description!);
    }

    private async Task RunAsync(RunningAssignment running)
    {
        // Leaves the caller's turn: the dispatcher waits for an answer, not for the trial.
        await Task.Yield();
        var (lease, search) = (running.Assignment.Lease, GrainFactory.GetGrain<ISearchGrain>(running.Assignment.Lease.JobId));
        using var renewal = this.RegisterGrainTimer(
            async _ =>
            {
                if (!await search.RenewAsync(lease) && _running == running)
                    running.Lose();
            },
            lease.Duration / 3,
            lease.Duration / 3);
        try
        {
            await ReportAsync(running, search);
        }
#pragma warning disable CA1031 // Nobody awaits this task: what is not logged here is lost. The lease runs out, and the trial comes back.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            LogBrokenOff(exception, Id, lease.JobId, lease.Index);
            // It may still be at work on this trial.
            await DropTrainerAsync();
        }
        finally
        {
            running.Dispose();
            _running = null;
        }

        await AnnounceAsync(CancellationToken.None);
    }

    private async Task ReportAsync(RunningAssignment running, ISearchGrain search)
    {
        var lease = running.Assignment.Lease;
        try
        {
            var trainer = await TrainerForTrialAsync(running.Cancellation);
            var report = await new TrialRunner(trainer, search, clock).RunAsync(running.Assignment, running.Cancellation);
            // A trial that ran out of time is still at work in there; one that libtorch gave up may have left it in a bad state.
            if (report.Outcome is TrialOutcome.TimedOut or TrialOutcome.OutOfMemory or TrialOutcome.Infeasible)
                await DropTrainerAsync();
            await search.CompleteAsync(lease, report);
        }
        catch (TrialRefusedException exception)
        {
            await DropTrainerAsync();
            await search.RefuseAsync(lease, exception.Message);
        }
        catch (TrainerDiedException exception)
        {
            LogTrainerDied(Id, lease.JobId, lease.Index, exception.Message);
            await DropTrainerAsync();
            await search.ReleaseAsync(lease, exception.Message, trainerDied: true);
        }
        catch (Exception exception) when (exception is LeaseLostException or OperationCanceledException)
        {
            await DropTrainerAsync();
            if (!running.IsLost && exception is not LeaseLostException)
                await search.ReleaseAsync(lease, "the worker gave it up", trainerDied: false);
        }
    }

    private async Task<TrainerProcess> TrainerForTrialAsync(CancellationToken cancellation)
    {
        try
        {
            return await TrainerAsync(cancellation);
        }
        catch (TrainerDiedException exception)
        {
            // No trial is to blame for a trainer that does not even start.
            throw new TrialRefusedException($"The trainer cannot be started: {exception.Message}.");
        }
    }

    private async Task<TrainerProcess> TrainerAsync(CancellationToken cancellation)
    {
        if (_trainer is { IsAlive: true })
            return _trainer;
        await DropTrainerAsync();
        return _trainer = await TrainerProcess.StartAsync(options.Trainer(_device), logger, clock, cancellation);
    }

    private async Task DropTrainerAsync()
    {
        if (_trainer is { } trainer)
        {
            _trainer = null;
            await trainer.DisposeAsync();
        }
    }
}
