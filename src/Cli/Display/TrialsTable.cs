using NasV2.Search.Results;
using Spectre.Console;

namespace NasV2.Cli.Display;

/// <summary>All trials of a job: the ranked ones, then those that run, wait or did not complete.</summary>
internal static class TrialsTable
{
    public static void Print(IReadOnlyList<RankedTrial> ranking, IEnumerable<Trial> trials)
    {
        if (ranking.Count > 0)
        {
            RankingTable.Print(ranking);
            Console.Out.WriteLine($"Best: {ranking[0].Candidate}");
        }

        var ranked = ranking.Select(trial => trial.Trial).ToHashSet();
        foreach (var trial in trials.Where(trial => !ranked.Contains(trial.Index)))
            Console.Out.WriteLine(trial.Result is { } result
                ? ProgressText.Unsuccessful(trial.Index, result.Outcome.ToString(), result.Message)
                : $"trial {trial.Index} {(trial.State == TrialState.Leased ? $"runs on {trial.Worker}, epoch {trial.LastEpoch} done" : "waits")}");
    }
}
