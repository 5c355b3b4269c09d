using NasV2.Cluster;
using NasV2.Workers.Supervision;

namespace NasV2.Workers;

/// <content>Doing work and saying how it ended.</content>
public sealed partial class WorkerGrain
{
    // When the worker itself stops, its last words must not keep it from stopping.
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(5);

    private async Task RunTrialAsync(RunningAssignment running, TrialAssignment trial, Coordinator coordinator)
    {
        var lease = trial.Lease;
        using var span = instruments.StartTrial(trial);
        using var renewal = this.RegisterGrainTimer(
            _ => RenewAsync(running, lease),
            new GrainTimerCreationOptions(trial.LeaseDuration / 3, trial.LeaseDuration / 3) { Interleave = true });
        try
        {
            if (await TrainerAsync(running, coordinator) is not { } trainer)
                return;
            var epochs =
                new EpochReporter(ended => coordinator.AskAsync(grain => grain.ReportEpochsAsync(lease, ended), running.Cancellation));
            var result = await new TrialRunner(trainer, running.Spec, clock).TrainAsync(trial, epochs, running.Cancellation);
            // A trial that ran out of time is still at work in there; one that libtorch gave up may have left it in a bad state.
            if (result.Outcome is TrialOutcome.TimedOut or TrialOutcome.OutOfMemory or TrialOutcome.Infeasible)
                await running.Slot.DropAsync();
            await epochs.FlushAsync();
            if (await coordinator.AskAsync(grain => grain.CompleteAsync(lease, result), running.Cancellation) && checkpoints is not null)
                await checkpoints.ForgetAsync(lease);
            WorkerInstruments.TrialEnded(span, result);
        }
        catch (TrialRefusedException exception)
        {
            await running.Slot.DropAsync();
            await coordinator.ReportAsync(grain => grain.RefuseAsync(lease, exception.Message), running.Cancellation);
        }
        catch (TrainerDiedException exception)
        {
            LogTrainerDied(Id, running.Name, exception.Message);
            instruments.TrainerDied();
            await running.Slot.DropAsync();
            await coordinator.ReportAsync(grain => grain.ReleaseAsync(lease, exception.Message, trainerDied: true), running.Cancellation);
        }
        catch (Exception exception) when (exception is LeaseLostException or OperationCanceledException)
        {
            await running.Slot.DropAsync();
            if (running.IsLost || exception is LeaseLostException)
                LogLost(Id, running.Name);
            else
                await GiveBackAsync(trial, "the worker gave it up", coordinator);
        }
    }

    private async Task RunMeasurementAsync(RunningAssignment running, MeasureAssignment measurement, Coordinator coordinator)
    {
        using var span = instruments.StartMeasurement(measurement, Id);
        var start = clock.GetTimestamp();
        try
        {
            if (await TrainerAsync(running, coordinator) is not { } trainer)
                return;
            var measured = await new TrialRunner(trainer, running.Spec, clock).MeasureAsync(measurement, running.Cancellation);
            instruments.StepMeasured(_description!.DeviceType, clock.GetElapsedTime(start), measured.StepTime.Settled);
            await coordinator.ReportAsync(grain => grain.ReportMeasurementAsync(measured), running.Cancellation);
        }
        catch (TrialRefusedException exception)
        {
            await running.Slot.DropAsync();
            await coordinator.ReportAsync(grain => grain.RefuseAsync(null, exception.Message), running.Cancellation);
        }
        catch (TrainerDiedException exception)
        {
            LogTrainerDied(Id, running.Name, exception.Message);
            instruments.TrainerDied();
            await running.Slot.DropAsync();
            await coordinator.ReportAsync(
                grain => grain.AbandonMeasurementAsync(measurement, _description!.DeviceType, exception.Message, trainerDied: true),
                running.Cancellation);
        }
        catch (OperationCanceledException)
        {
            await running.Slot.DropAsync();
            if (running.IsLost)
                LogLost(Id, running.Name);
            else
                await GiveBackAsync(measurement, "the worker gave it up", coordinator);
        }
    }

    /// <summary>
    /// The slot's trainer. The worker's own that does not start is not a trial's fault: the work goes back, and the slot stays taken until
    /// one starts. One that a job brings along is that job's affair, and dies like any.
    /// </summary>
    private async Task<ITrainer?> TrainerAsync(RunningAssignment running, Coordinator coordinator)
    {
        if (running.Spec.Trainer is { Command: var command })
            return await running.Slot.TrainerAsync(
                new JobTrainer(command, _description!.Device, _description.DeviceType), running.Cancellation);
        try
        {
            return await running.Slot.TrainerAsync(null, running.Cancellation);
        }
        catch (TrainerDiedException exception) when (options.IsOnlyWorker)
        {
            throw new TrialRefusedException($"The trainer cannot be started: {exception.Message}.");
        }
        catch (TrainerDiedException exception)
        {
            LogTrainerNotStarted(Id, 1, exception.Message);
            running.IsBroken = true;
            // Said first, so that the work does not come back to here.
            await AnnounceAsync(CancellationToken.None);
            await GiveBackAsync(running.Assignment, $"its trainer cannot be started: {exception.Message}", coordinator);
            return null;
        }
    }

    private async Task RepairAsync(RunningAssignment running)
    {
        for (var failures = 1; !_draining; failures++)
            try
            {
                await Task.Delay(RetryBackOff.DelayAfter(failures, options.RetryFirst, options.RetryLimit), clock, running.Cancellation);
                await running.Slot.TrainerAsync(null, running.Cancellation);
                return;
            }
            catch (TrainerDiedException exception)
            {
                LogTrainerNotStarted(Id, failures + 1, exception.Message);
            }
            catch (OperationCanceledException)
            {
                // The worker stops.
                return;
            }
    }

    private async Task RenewAsync(RunningAssignment running, Lease lease)
    {
        try
        {
            if (!await GrainFactory.GetGrain<ISearchGrain>(lease.JobId).RenewAsync(lease) && _running.Contains(running)
                && !running.IsBroken)
                running.Lose();
        }
        catch (Exception exception) when (Coordinator.IsPassing(exception))
        {
            // A failed renewal does not mean that the lease is lost; if it is, the next tick reports it.
            LogUnrenewed(Id, running.Name, exception.Message);
        }
    }

    /// <summary>Reports that work comes back unfinished. Where the report does not arrive, the lease runs out.</summary>
    private async Task GiveBackAsync(WorkAssignment assignment, string reason, Coordinator coordinator, bool trainerDied = false)
    {
        using var limit = new CancellationTokenSource(LastWords, clock);
        try
        {
            await coordinator.ReportAsync(
                grain => assignment switch
                {
                    TrialAssignment trial => grain.ReleaseAsync(trial.Lease, reason, trainerDied),
                    MeasureAssignment measurement =>
                        grain.AbandonMeasurementAsync(measurement, _description?.DeviceType ?? "", reason, trainerDied),
                    _ => Task.CompletedTask,
                },
                limit.Token);
        }
#pragma warning disable CA1031 // Best effort: whatever the reason, the lease runs out and the work comes back.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            LogNotGivenBack(Id, assignment.JobId, exception.Message);
        }
    }
}
