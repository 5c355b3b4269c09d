using System.Text.Json;
using NasV2.Contracts;
using NasV2.Workers.Protocol;

namespace NasV2.Workers.Supervision;

/// <summary>Takes one leased trial through a trainer: the reference's step time where it is wanted, then the trial itself.</summary>
internal sealed class TrialRunner(TrainerProcess trainer, ISearchGrain search, TimeProvider clock)
{
    /// <summary>The trial's end; reports the reference and each epoch on the way.</summary>
    /// <exception cref="TrainerDiedException">The trainer died.</exception>
    /// <exception cref="TrialRefusedException">The job cannot be trained.</exception>
    /// <exception cref="LeaseLostException">The coordinator refused a report.</exception>
    /// <exception cref="OperationCanceledException">The worker gives the trial up.</exception>
    public async Task<TrialReport> RunAsync(TrialAssignment assignment, CancellationToken cancellation)
    {
        using var spec = JsonDocument.Parse(assignment.SpecJson);
        var limit = TimeSpan.FromMinutes(spec.RootElement.GetProperty("limits").GetProperty("trialMinutes").GetDouble());
        using var timeout = new CancellationTokenSource(limit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellation);
        try
        {
            if (assignment.Reference is { } reference)
                await MeasureReferenceAsync(reference, spec.RootElement, either.Token);
            return await TrainAsync(assignment, spec.RootElement, either.Token);
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            return new TrialReport { Outcome = TrialOutcome.TimedOut, Message = $"It took longer than the limit of {limit.TotalMinutes:0.##} minutes." };
        }
    }

    private async Task MeasureReferenceAsync(string reference, JsonElement spec, CancellationToken cancellation)
    {
        var request = new MeasureRequest(
            "reference", reference, spec.GetProperty("data"), spec.GetProperty("recipe"), spec.GetProperty("stepTime"));
        try
        {
            await foreach (var message in trainer.SendAsync(request, cancellation))
                switch (message)
                {
                    case MeasuredMessage measured when IsValid(measured.StepTime) && measured is { Parameters: > 0, Classes: > 0 }:
                        await search.ReportReferenceAsync(new ReferenceReport(measured.StepTime, measured.Parameters, measured.Classes));
                        break;
                    case MeasuredMessage:
                        throw new TrialRefusedException("The reference architecture was measured without a valid step time, parameters or classes.");
                    case EndedMessage ended:
                        throw new TrialRefusedException($"The reference architecture could not be measured: {ended.Report.Message}");
                    case RefusedMessage refused:
                        throw new TrialRefusedException(refused.Reason);
                }
        }
        catch (TrainerDiedException exception)
        {
            // Not the trial's fault: every other trial of the job would meet the same.
            throw new TrialRefusedException($"The reference architecture could not be measured: {exception.Message}.");
        }
    }

    private async Task<TrialReport> TrainAsync(TrialAssignment assignment, JsonElement spec, CancellationToken cancellation)
    {
        var lease = assignment.Lease;
        var request = new TrainRequest(
            $"{lease.JobId}/{lease.Index}#{lease.Token}",
            assignment.Candidate,
            assignment.Seed,
            spec.GetProperty("data"),
            spec.GetProperty("recipe"),
            spec.GetProperty("stepTime"));
        await foreach (var message in trainer.SendAsync(request, cancellation))
            switch (message)
            {
                case EpochMessage epoch:
                    if (!await search.ReportEpochAsync(lease, epoch.Report))
                        throw new LeaseLostException();
                    break;
                case EndedMessage { Report: { Outcome: TrialOutcome.Completed } report } when !IsComplete(report):
                    throw new TrainerDiedException("the trainer completed the trial without a valid accuracy, step time or number of parameters");
                case EndedMessage ended:
                    return ended.Report;
                case RefusedMessage refused:
                    throw new TrialRefusedException(refused.Reason);
            }

        throw new TrainerDiedException("the trainer stopped answering");
    }

    private bool IsComplete(TrialReport report) =>
        report is { Accuracy: >= 0 and <= 1, Parameters: > 0 } && report.StepTime is { } stepTime && IsValid(stepTime);

    /// <summary>A step time counts only on the device type that the trainer said it was on: that is the one with a reference.</summary>
    private bool IsValid(StepTime stepTime) => stepTime.MedianMs > 0 && double.IsFinite(stepTime.MedianMs) && stepTime.DeviceType == trainer.Ready.DeviceType;
}
