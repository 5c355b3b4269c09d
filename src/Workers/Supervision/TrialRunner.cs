using NasV2.Cluster;
using NasV2.Specs;
using NasV2.Workers.Protocol;

namespace NasV2.Workers.Supervision;

/// <summary>Takes one assignment through a trainer and holds its answers against what was asked.</summary>
internal sealed class TrialRunner(ITrainer trainer, SearchSpec spec, TimeProvider clock)
{
    private readonly TimeSpan _limit = TimeSpan.FromMinutes(spec.Limits.TrialMinutes);

    /// <summary>Trains a candidate; the report says how that ended, in time or not.</summary>
    /// <param name="assignment">The trial.</param>
    /// <param name="epochs">Is given each epoch.</param>
    /// <param name="cancellationToken">The worker gives the trial up.</param>
    /// <exception cref="TrainerDiedException">The trainer died.</exception>
    /// <exception cref="TrialRefusedException">The job cannot be trained.</exception>
    /// <exception cref="LeaseLostException">The coordinator refused an epoch.</exception>
    /// <exception cref="OperationCanceledException">The worker gave the trial up.</exception>
    public async Task<TrialResult> TrainAsync(TrialAssignment assignment, EpochReporter epochs, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(_limit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            return await RunAsync(assignment, epochs, either.Token);
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return new TrialResult(TrialOutcome.TimedOut, Message: $"It took longer than the limit of {_limit.TotalMinutes:0.##} minutes.");
        }
    }

    /// <summary>Times the step of an architecture.</summary>
    /// <exception cref="TrainerDiedException">The trainer died, took too long, or answered without valid figures.</exception>
    /// <exception cref="TrialRefusedException">The job cannot be trained.</exception>
    /// <exception cref="OperationCanceledException">The worker gave the measurement up.</exception>
    public async Task<StepMeasurement> MeasureAsync(MeasureAssignment assignment, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(_limit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            return await MeasureAsync(assignment.Candidate, either.Token);
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new TrainerDiedException($"{trainer.Name} measured for longer than a trial may take");
        }
    }

    /// <summary>A network that has learned nothing did not complete: its reward would rank step times.</summary>
    private static TrialResult Judge(TrialResult result) =>
        result is { Outcome: TrialOutcome.Completed, Accuracy: { } accuracy, Minival: { } minival }
            && LearningTest.Explain(accuracy, minival) is { } reason
            ? result with { Outcome = TrialOutcome.NothingLearned, Message = reason }
            : result;

    private async Task<StepMeasurement> MeasureAsync(string candidate, CancellationToken cancellationToken)
    {
        var request = new MeasureRequest(
            "measure", candidate, SectionJson.ToElement(spec.Data), SectionJson.ToElement(spec.Recipe),
            SectionJson.ToElement(spec.StepTime), spec.Space.Reference.Canonical);
        var rules = new AnswerRules(trainer, spec.Recipe.Epochs);
        await foreach (var message in trainer.SendAsync(request, cancellationToken))
            switch (message)
            {
                case MeasuredMessage measured:
                    rules.CheckMeasured(measured.StepTime, measured.Parameters, measured.Classes);
                    return new StepMeasurement(
                        measured.StepTime.DeviceType, candidate, measured.StepTime, measured.Parameters, measured.Classes);
                case EndedMessage ended:
                    var why = AnswerRules.Sanitize(ended.Result.Message ?? "it did not say why");
                    throw rules.Violation($"ended the measurement as {ended.Result.Outcome}: {why}");
                case RefusedMessage refused:
                    throw new TrialRefusedException(AnswerRules.Sanitize(refused.Reason));
                default:
                    throw rules.Violation($"answered a measurement with an epoch");
            }

        throw rules.Violation($"stopped answering");
    }

    private async Task<TrialResult> RunAsync(TrialAssignment assignment, EpochReporter epochs, CancellationToken cancellationToken)
    {
        var lease = assignment.Lease;
        var request = new TrainRequest(
            $"{lease.JobId}/{lease.Index}#{lease.Token}",
            assignment.Candidate,
            assignment.Seed,
            SectionJson.ToElement(spec.Data),
            SectionJson.ToElement(spec.Recipe),
            assignment.MeasuresStep ? SectionJson.ToElement(spec.StepTime) : null,
            CheckpointPlace.Create(lease, assignment.ReportedEpochs),
            spec.Space.Reference.Canonical);
        var rules = new AnswerRules(trainer, spec.Recipe.Epochs, assignment.ReportedEpochs);
        await foreach (var message in trainer.SendAsync(request, cancellationToken))
            switch (message)
            {
                case MeasuredMessage measured:
                    rules.CheckMeasured(measured.StepTime, measured.Parameters, measured.Classes);
                    break;
                case EpochMessage epoch:
                    rules.CheckEpoch(epoch.Epoch);
                    await epochs.AddAsync(epoch.Epoch);
                    break;
                case EndedMessage ended:
                    return Judge(rules.CheckEnded(ended.Result, assignment.MeasuresStep));
                case RefusedMessage refused:
                    throw new TrialRefusedException(AnswerRules.Sanitize(refused.Reason));
            }

        throw rules.Violation($"stopped answering");
    }
}
