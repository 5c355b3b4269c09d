using System.Text.Json;
using NasV2.Contracts;
using NasV2.Workers.Protocol;

namespace NasV2.Workers.Supervision;

/// <summary>Takes one assignment through a trainer and holds its answers against what was asked.</summary>
internal sealed class TrialRunner(ITrainer trainer, TimeProvider clock)
{
    /// <summary>Trains a candidate; the report says how that ended, in time or not.</summary>
    /// <param name="assignment">The trial.</param>
    /// <param name="epochs">Is given each epoch.</param>
    /// <param name="cancellation">The worker gives the trial up.</param>
    /// <exception cref="TrainerDiedException">The trainer died.</exception>
    /// <exception cref="TrialRefusedException">The job cannot be trained.</exception>
    /// <exception cref="LeaseLostException">The coordinator refused an epoch.</exception>
    /// <exception cref="OperationCanceledException">The worker gave the trial up.</exception>
    public async Task<TrialReport> TrainAsync(TrialAssignment assignment, EpochReporter epochs, CancellationToken cancellation)
    {
        using var spec = JsonDocument.Parse(assignment.SpecJson);
        var limit = Limit(spec.RootElement);
        using var timeout = new CancellationTokenSource(limit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellation);
        try
        {
            return await TrainAsync(assignment, spec.RootElement, epochs, either.Token);
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            return new TrialReport { Outcome = TrialOutcome.TimedOut, Message = $"It took longer than the limit of {limit.TotalMinutes:0.##} minutes." };
        }
    }

    /// <summary>Times the step of an architecture.</summary>
    /// <exception cref="TrainerDiedException">The trainer died, took too long, or answered without valid figures.</exception>
    /// <exception cref="TrialRefusedException">The job cannot be trained.</exception>
    /// <exception cref="OperationCanceledException">The worker gave the measurement up.</exception>
    public async Task<StepMeasurement> MeasureAsync(MeasureAssignment assignment, CancellationToken cancellation)
    {
        using var spec = JsonDocument.Parse(assignment.SpecJson);
        using var timeout = new CancellationTokenSource(Limit(spec.RootElement), clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellation);
        try
        {
            return await MeasureAsync(assignment.Architecture, spec.RootElement, either.Token);
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            throw new TrainerDiedException("the measurement took longer than a trial may");
        }
    }

    private static TimeSpan Limit(JsonElement spec) => TimeSpan.FromMinutes(spec.GetProperty("limits").GetProperty("trialMinutes").GetDouble());

    private async Task<StepMeasurement> MeasureAsync(string architecture, JsonElement spec, CancellationToken cancellation)
    {
        var request = new MeasureRequest(
            "measure", architecture, spec.GetProperty("data"), spec.GetProperty("recipe"), spec.GetProperty("stepTime"));
        await foreach (var message in trainer.SendAsync(request, cancellation))
            switch (message)
            {
                case MeasuredMessage measured when IsValid(measured.StepTime) && measured is { Parameters: > 0, Classes: > 0 }:
                    return new StepMeasurement(architecture, measured.StepTime, measured.Parameters, measured.Classes);
                case MeasuredMessage:
                    throw new TrainerDiedException("the trainer measured without a valid step time, parameters or classes");
                case EndedMessage ended:
                    throw new TrainerDiedException($"the trainer ended the measurement as {ended.Report.Outcome}: {ended.Report.Message}");
                case RefusedMessage refused:
                    throw new TrialRefusedException(refused.Reason);
            }

        throw new TrainerDiedException("the trainer stopped answering");
    }

    private async Task<TrialReport> TrainAsync(
        TrialAssignment assignment, JsonElement spec, EpochReporter epochs, CancellationToken cancellation)
    {
        var lease = assignment.Lease;
        var request = new TrainRequest(
            $"{lease.JobId}/{lease.Index}#{lease.Token}",
            assignment.Candidate,
            assignment.Seed,
            spec.GetProperty("data"),
            spec.GetProperty("recipe"),
            assignment.MeasuresStep ? spec.GetProperty("stepTime") : null,
            CheckpointPlace.Of(lease, assignment.ReportedEpochs));
        await foreach (var message in trainer.SendAsync(request, cancellation))
            switch (message)
            {
                case EpochMessage epoch:
                    await epochs.AddAsync(epoch.Report);
                    break;
                case EndedMessage { Report: { Outcome: TrialOutcome.Completed } report } when !IsComplete(report, assignment.MeasuresStep):
                    throw new TrainerDiedException("the trainer completed the trial without a valid accuracy, step time or number of parameters");
                case EndedMessage ended:
                    return ended.Report;
                case RefusedMessage refused:
                    throw new TrialRefusedException(refused.Reason);
            }

        throw new TrainerDiedException("the trainer stopped answering");
    }

    private bool IsComplete(TrialReport report, bool measuresStep) =>
        report is { Accuracy: >= 0 and <= 1, Parameters: > 0 }
        && (report.StepTime is { } stepTime ? IsValid(stepTime) : !measuresStep);

    /// <summary>A step time counts only on the device type that the trainer said it was on: that is the one with a reference.</summary>
    private bool IsValid(StepTime stepTime) =>
        stepTime.MedianMs > 0 && double.IsFinite(stepTime.MedianMs) && stepTime.DeviceType == trainer.Ready.DeviceType;
}
