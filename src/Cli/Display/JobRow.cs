using NasV2.Cli.Remote;
using NasV2.Search.Results;
using NasV2.Specs;

namespace NasV2.Cli.Display;

/// <summary>A job in a list.</summary>
internal sealed record JobRow(
    string Id, string State, int Trials, int Finished, double? BestReward, string? Winner, DateTimeOffset Created, DateTimeOffset? Ended, string? Message)
{
    public static JobRow Of(SearchJob job, IReadOnlyCollection<Trial> trials)
    {
        var winner = job.ResultJson is { } json ? SearchResult.FromJson(json).Winner : null;
        return new JobRow(
            job.Id,
            job.State.ToString(),
            TrialBudget.Compute(SpecJson.Read(job.SpecJson)),
            trials.Count(trial => trial.State == TrialState.Finished),
            winner?.Reward,
            winner?.Candidate,
            job.CreatedAt,
            job.FinishedAt,
            job.Message);
    }

    public static JobRow Of(SearchReport search) => new(
        search.Id,
        search.State.ToString(),
        search.Trials,
        search.Finished,
        search.BestReward,
        Winner: null,
        search.Created,
        search.Ended,
        search.Message);
}
