using NasV2.Search.Results;
using NasV2.Storage;
using Spectre.Console;

namespace NasV2.Cli.Display;

/// <summary>All trials of a job: the ranked ones, then those that run, wait or did not complete.</summary>
internal static class TrialsTable
{
    public static void Print(IReadOnlyList<RankedTrial> ranking, IEnumerable<Trial> trials)
    {
        AnsiConsole.Write(RankingTable.Of(ranking));
        var ranked = ranking.Select(trial => trial.Trial).ToHashSet();
        foreach (var trial in trials.Where(trial => !ranked.Contains(trial.Index)))
            AnsiConsole.WriteLine(trial.Result is { } result
                ? $"  trial {trial.Index} did not complete ({result.Outcome}): {result.Message}"
                : $"  trial {trial.Index} {(trial.State == TrialState.Leased ? $"runs on {trial.Worker}, epoch {trial.LastEpoch}" : "waits")}");
        if (ranking.Count > 0)
            AnsiConsole.WriteLine($"Best: {ranking[0].Candidate}");
    }
}
