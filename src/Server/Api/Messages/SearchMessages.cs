using Google.Protobuf.WellKnownTypes;
using NasV2.Cluster;
using NasV2.Search.Results;
using Proto = NasV2.Api.V1;

namespace NasV2.Server.Api.Messages;

/// <summary>Records of the store and of the coordinators as messages.</summary>
internal static class SearchMessages
{
    private static readonly Dictionary<JobState, Proto.SearchState> States = new()
    {
        [JobState.Submitted] = Proto.SearchState.Submitted,
        [JobState.Running] = Proto.SearchState.Running,
        [JobState.Paused] = Proto.SearchState.Paused,
        [JobState.Completed] = Proto.SearchState.Completed,
        [JobState.Failed] = Proto.SearchState.Failed,
        [JobState.Cancelled] = Proto.SearchState.Cancelled,
    };

    public static Proto.SearchState ToProto(JobState state) => States[state];

    /// <summary>A search as its log tells it, without the epochs of what runs.</summary>
    public static Proto.Search ToProto(SearchProjection projection)
    {
        var search = ToProto(projection.Job);
        search.Priority = projection.Priority;
        search.Trials = projection.Budget;
        search.Finished = projection.Finished;
        search.Unsuccessful = projection.Unsuccessful;
        if (projection.Best is { } best)
            search.Best = new Proto.BestTrial
            {
                Trial = best.Trial,
                Reward = best.Reward,
                Accuracy = best.Accuracy,
                Candidate = best.Candidate,
            };
        if (projection.LargestClass is { } largest)
            search.LargestClass = largest;
        if (projection.SecondsPerTrial is { } seconds)
            search.SecondsPerTrial = seconds;
        if (projection.SecondsLeft is { } left)
            search.SecondsLeft = left;
        search.Running.Add(projection.Running.Select(trial => new Proto.RunningTrial
        {
            Trial = trial.Index,
            Worker = trial.Worker ?? "",
            Candidate = trial.Candidate,
        }));
        return search;
    }

    /// <summary>What the store knows of it, without its trials.</summary>
    public static Proto.Search ToProto(SearchJob job) => new()
    {
        Id = job.Id,
        Name = job.Name,
        State = States[job.State],
        Message = job.Message ?? "",
        Created = Timestamp.FromDateTimeOffset(job.CreatedAt),
        Started = Time(job.StartedAt),
        Ended = Time(job.FinishedAt),
    };

    /// <summary>Adds what its coordinator knows, which is newer.</summary>
    public static void Add(this Proto.Search search, SearchProgress progress)
    {
        search.State = States[progress.State];
        search.Message = progress.Problem ?? progress.Message ?? "";
        search.Problem = progress.Problem ?? "";
        search.Trials = progress.Trials;
        search.Finished = progress.Finished;
        search.Unsuccessful = progress.Unsuccessful;
        if (progress is { BestTrial: { } trial, BestReward: { } reward, BestAccuracy: { } accuracy })
            search.Best = new Proto.BestTrial
            {
                Trial = trial,
                Reward = reward,
                Accuracy = accuracy,
                Candidate = progress.BestCandidate ?? "",
            };
        if (progress.SecondsPerTrial is { } seconds)
            search.SecondsPerTrial = seconds;
        search.Running.Clear();
        search.Running.Add(progress.Running.Select(ToProto));
    }

    public static Proto.Epoch ToProto(Epoch epoch) => new()
    {
        Epoch_ = epoch.Number,
        Epochs = epoch.Total,
        Loss = epoch.Loss,
        TrainAccuracy = epoch.TrainAccuracy ?? 0,
        MinivalAccuracy = epoch.MinivalAccuracy,
        LearningRate = epoch.LearningRate,
        Seconds = epoch.Seconds,
    };

    private static Proto.RunningTrial ToProto(RunningTrial trial) => new()
    {
        Trial = trial.Index,
        Worker = trial.Worker,
        Candidate = trial.Candidate,
        LastEpoch = trial.LastEpoch is { } epoch ? ToProto(epoch) : null,
    };

    public static Timestamp? Time(DateTimeOffset? time) => time is { } known ? Timestamp.FromDateTimeOffset(known) : null;
}
