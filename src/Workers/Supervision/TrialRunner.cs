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
        await foreach (var message in trainer.SendAsync(request, cancellation))
            switch (message)
            {
                case MeasuredMessage measured:
                    await search.ReportReferenceAsync(new ReferenceReport(measured.StepTime, measured.Parameters, measured.Classes));
                    break;
                case EndedMessage ended:
                    throw new TrialRefusedException($"The reference architecture could not be measured: {ended.Report.Message}");
                case RefusedMessage refused:
                    throw new TrialRefusedException(refused.Reason);
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
                case EndedMessage ended:
                    return ended.Report;
                case RefusedMessage refused:
                    throw new TrialRefusedException(refused.Reason);
            }

        throw new TrainerDiedException("the trainer stopped answering");
    }
}
