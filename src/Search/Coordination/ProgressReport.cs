using NasV2.Cluster;
using NasV2.Search.Results;

namespace NasV2.Search.Coordination;

/// <summary>What a coordinator answers to those who ask how its search progresses.</summary>
internal static class ProgressReport
{
    public static SearchProgress Create(SearchProjection search, TrialQueue queue) => new()
    {
        JobId = search.Job.Id,
        State = search.Job.State,
        Message = search.Job.Message ?? PendingMeasurements(search, queue),
        Trials = search.Budget,
        Finished = search.Finished,
        Unsuccessful = search.Unsuccessful,
        BestReward = search.Best?.Reward,
        BestTrial = search.Best?.Trial,
        BestAccuracy = search.Best?.Accuracy,
        BestCandidate = search.Best?.Candidate,
        Running = [.. search.Running.Select(
            trial => new RunningTrial(trial.Index, trial.Worker ?? "", trial.Candidate, queue.LastEpoch(trial.Index)))],
        SecondsPerTrial = search.SecondsPerTrial,
    };

    /// <summary>All trials have ended, but the job has not: it waits for step times that count.</summary>
    private static string? PendingMeasurements(SearchProjection search, TrialQueue queue) =>
        search.Job.State == JobState.Running && queue.IsTrained
            ? $"timing steps once more; candidates left: {search.WithoutStep.Count()}"
            : null;
}
