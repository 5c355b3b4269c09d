using NasV2.Search.Results;
using Proto = NasV2.Api.V1;

namespace NasV2.Cli.Remote;

/// <summary>Trials of a service as the records that the displays know.</summary>
internal static class TrialRecords
{
    private static readonly Dictionary<Proto.TrialStatus, TrialOutcome> Outcomes = new()
    {
        [Proto.TrialStatus.Completed] = TrialOutcome.Completed,
        [Proto.TrialStatus.OutOfMemory] = TrialOutcome.OutOfMemory,
        [Proto.TrialStatus.Diverged] = TrialOutcome.Diverged,
        [Proto.TrialStatus.TimedOut] = TrialOutcome.TimedOut,
        [Proto.TrialStatus.Infeasible] = TrialOutcome.Infeasible,
        [Proto.TrialStatus.Cancelled] = TrialOutcome.Cancelled,
        [Proto.TrialStatus.Failed] = TrialOutcome.Failed,
    };

    /// <summary>A trial that has a score.</summary>
    public static RankedTrial Ranked(Proto.Trial trial) => new()
    {
        Rank = trial.Score.Rank,
        Trial = trial.Index,
        Candidate = trial.Candidate,
        Reward = trial.Score.Reward,
        Accuracy = trial.Accuracy,
        StepMs = trial.Score.StepMs,
        StepSpread = trial.Score.StepSpread,
        StepSettled = trial.Score.StepSettled,
        StepRatio = trial.Score.StepRatio,
        Parameters = trial.Parameters,
        ParameterRatio = trial.Score.ParameterRatio,
        Macs = trial.Macs,
        DeviceType = trial.Score.DeviceType,
    };

    public static Trial Row(string job, Proto.Trial trial) => new(
        job,
        trial.Index,
        trial.Candidate,
        StateOf(trial.Status),
        trial.Attempt,
        Token: trial.Attempt,
        trial.Epoch,
        trial.Worker.Length > 0 ? trial.Worker : null,
        LeaseUntil: null,
        trial.Started?.ToDateTimeOffset(),
        trial.Ended?.ToDateTimeOffset(),
        Outcomes.TryGetValue(trial.Status, out var outcome) ? ResultOf(trial, outcome) : null);

    private static TrialState StateOf(Proto.TrialStatus status) => status switch
    {
        Proto.TrialStatus.Queued => TrialState.Queued,
        Proto.TrialStatus.Running => TrialState.Leased,
        _ => TrialState.Finished,
    };

    private static TrialResult ResultOf(Proto.Trial trial, TrialOutcome outcome) => new(
        outcome,
        trial.HasAccuracy ? trial.Accuracy : null,
        StepTime: null,
        trial.HasParameters ? trial.Parameters : null,
        trial.HasMacs ? trial.Macs : null,
        TrainSeconds: null,
        trial.Message.Length > 0 ? trial.Message : null);
}
