using NasV2.Cli.Api;
using Proto = NasV2.Api.V1;

namespace NasV2.Cli.Display;

/// <summary>A trial as <c>--json</c> prints it.</summary>
/// <param name="State"><c>queued</c>, <c>leased</c> or <c>finished</c>.</param>
/// <param name="Result">Null until the trial has finished.</param>
internal sealed record TrialRow(
    string JobId,
    int Index,
    string Candidate,
    string State,
    int Attempt,
    int LastEpoch,
    string? Worker,
    DateTimeOffset? StartedAt,
    DateTimeOffset? FinishedAt,
    TrialRow.ResultRow? Result)
{
    public static TrialRow FromProto(string search, Proto.Trial trial) => new(
        search,
        trial.Index,
        trial.Candidate,
        trial.Status switch
        {
            Proto.TrialStatus.Queued => "queued",
            Proto.TrialStatus.Running => "leased",
            _ => "finished",
        },
        trial.Attempt,
        trial.Epoch,
        trial.Worker.Length > 0 ? trial.Worker : null,
        trial.Started?.ToDateTimeOffset(),
        trial.Ended?.ToDateTimeOffset(),
        trial.Status is Proto.TrialStatus.Queued or Proto.TrialStatus.Running ? null : ResultRow.FromProto(trial));

    /// <summary>How a trial ended; null where it did not get so far.</summary>
    internal sealed record ResultRow(
        Proto.TrialStatus Outcome, double? Accuracy, StepTime? StepTime, long? Parameters, long? Macs, double? TrainSeconds,
        string? Message)
    {
        public static ResultRow FromProto(Proto.Trial trial) => new(
            trial.Status,
            trial.HasAccuracy ? trial.Accuracy : null,
            trial.StepTime?.ToRecord(),
            trial.HasParameters ? trial.Parameters : null,
            trial.HasMacs ? trial.Macs : null,
            trial.HasTrainSeconds ? trial.TrainSeconds : null,
            trial.Message.Length > 0 ? trial.Message : null);
    }
}
