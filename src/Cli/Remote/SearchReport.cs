using NasV2.Cluster;
using Proto = NasV2.Api.V1;

namespace NasV2.Cli.Remote;

/// <summary>A search as <c>--json</c> prints it.</summary>
internal sealed record SearchReport(
    string Id,
    string Name,
    JobState State,
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
    IReadOnlyList<RunningTrial> Running,
    double? SecondsPerTrial)
{
    private static readonly Dictionary<Proto.SearchState, JobState> States = new()
    {
        [Proto.SearchState.Submitted] = JobState.Submitted,
        [Proto.SearchState.Running] = JobState.Running,
        [Proto.SearchState.Paused] = JobState.Paused,
        [Proto.SearchState.Completed] = JobState.Completed,
        [Proto.SearchState.Failed] = JobState.Failed,
        [Proto.SearchState.Cancelled] = JobState.Cancelled,
    };

    /// <summary>Whether it goes no further.</summary>
    public bool IsFinal => State.IsFinal();

    /// <summary>As coordinators tell it, for the displays.</summary>
    public SearchProgress Progress => new()
    {
        JobId = Id,
        State = State.ToString(),
        Message = Message,
        Trials = Trials,
        Finished = Finished,
        Unsuccessful = Unsuccessful,
        BestReward = BestReward,
        BestTrial = BestTrial,
        BestAccuracy = BestAccuracy,
        Running = Running,
        SecondsPerTrial = SecondsPerTrial,
    };

    public static SearchReport Of(Proto.Search search) => new(
        search.Id,
        search.Name,
        States[search.State],
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
        [.. search.Running.Select(Of)],
        search.HasSecondsPerTrial ? search.SecondsPerTrial : null);

    private static RunningTrial Of(Proto.RunningTrial trial) => new(trial.Trial, trial.Worker, trial.Candidate, Of(trial.LastEpoch));

    private static Epoch? Of(Proto.Epoch? epoch) => epoch is null ? null : new Epoch(
        epoch.Epoch_, epoch.Epochs, epoch.Loss, epoch.TrainAccuracy, epoch.MinivalAccuracy, epoch.LearningRate, epoch.Seconds);
}
