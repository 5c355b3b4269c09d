using NasV2.Contracts;
using NasV2.Storage;

namespace NasV2.Search.Coordination;

/// <summary>Where a job stands, for people who watch it.</summary>
internal static class ProgressReport
{
    public static SearchProgress Of(SearchJob job) => new()
    {
        JobId = job.Record.Id,
        State = job.Record.State.ToString(),
        Message = job.Record.Message ?? WaitsFor(job),
        Trials = job.Budget,
        Finished = job.Finished,
        Unsuccessful = job.Trials.Count(trial => trial.Record.Result is { Outcome: not Storage.TrialOutcome.Completed }),
        BestReward = job.Best?.Reward,
        BestTrial = job.Best?.Trial,
        BestAccuracy = job.Best?.Accuracy,
        Running =
        [
            .. job.Trials
                .Where(trial => trial.Record.State == TrialState.Leased)
                .Select(trial => new RunningTrial(trial.Record.Index, trial.Record.Worker ?? "", trial.Record.Candidate, trial.LastEpoch)),
        ],
        SecondsPerTrial = MeanSeconds(job),
    };

    /// <summary>All trials have ended, but the job has not: it wants step times that count.</summary>
    private static string? WaitsFor(SearchJob job) => job.Record.State == JobState.Running && job.IsTrained
        ? $"timing steps once more, {job.WithoutStep.Count()} candidates to go"
        : null;

    private static double? MeanSeconds(SearchJob job)
    {
        var seconds = job.Trials
            .Where(trial => trial.Record is { State: TrialState.Finished, StartedAt: not null, FinishedAt: not null })
            .Select(trial => (trial.Record.FinishedAt!.Value - trial.Record.StartedAt!.Value).TotalSeconds)
            .ToList();
        return seconds.Count == 0 ? null : seconds.Average();
    }
}
