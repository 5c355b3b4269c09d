using NasV2.Cli.Api;
using Proto = NasV2.Api.V1;

namespace NasV2.Cli.Display;

/// <summary>Where a search stands, as <c>--json</c> prints it.</summary>
internal sealed record SearchRow(
    string Id,
    string Name,
    Proto.SearchState State,
    string? Message,
    DateTimeOffset Created,
    DateTimeOffset? Started,
    DateTimeOffset? Ended,
    int Trials,
    int Finished,
    int Unsuccessful,
    double? BestReward,
    int? BestTrial,
    double? BestAccuracy,
    double? LargestClass,
    IReadOnlyList<SearchRow.RunningRow> Running,
    double? SecondsPerTrial,
    bool IsFinal)
{
    public static SearchRow FromProto(Proto.Search search) => new(
        search.Id,
        search.Name,
        search.State,
        search.Message.Length > 0 ? search.Message : null,
        search.Created.ToDateTimeOffset(),
        search.Started?.ToDateTimeOffset(),
        search.Ended?.ToDateTimeOffset(),
        search.Trials,
        search.Finished,
        search.Unsuccessful,
        search.Best?.Reward,
        search.Best?.Trial,
        search.Best?.Accuracy,
        search.HasLargestClass ? search.LargestClass : null,
        [.. search.Running.Select(
            trial => new RunningRow(trial.Trial, trial.Worker, trial.Candidate, EpochRow.FromProto(trial.LastEpoch)))],
        search.HasSecondsPerTrial ? search.SecondsPerTrial : null,
        search.State.IsFinal());

    /// <summary>A running trial.</summary>
    internal sealed record RunningRow(int Index, string Worker, string Candidate, EpochRow? LastEpoch);

    /// <summary>The figures of an epoch.</summary>
    internal sealed record EpochRow(
        int Epoch, int Epochs, double Loss, double TrainAccuracy, double MinivalAccuracy, double LearningRate, double Seconds)
    {
        public static EpochRow? FromProto(Proto.Epoch? epoch) => epoch is null ? null : new(
            epoch.Epoch_, epoch.Epochs, epoch.Loss, epoch.TrainAccuracy, epoch.MinivalAccuracy, epoch.LearningRate, epoch.Seconds);
    }
}
