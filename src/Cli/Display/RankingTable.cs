using NasV2.Api;
using NasV2.Search.Results;
using Spectre.Console;

namespace NasV2.Cli.Display;

/// <summary>Ranked trials with what their reward is made of; a step time that did not settle is marked.</summary>
internal static class RankingTable
{
    private const string Unsettled = "~";

    /// <param name="ranking">Best first.</param>
    /// <param name="largestClass">Share of the largest class of the minival; null where it is not known.</param>
    public static void Print(IReadOnlyCollection<RankedTrial> ranking, double? largestClass)
    {
        Screen.Open().Write(Create(ranking));
        if (largestClass is { } share)
            Console.Out.WriteLine(
                FormattableString.Invariant($"A network that always answers the largest class has accuracy {share:0.0000}."));
        if (ranking.Any(trial => !trial.StepSettled))
            Console.Out.WriteLine(
                $"{Unsettled} did not settle, not even when timed again: its error stayed above the spec's stepTime.spread.");
    }

    private static Table Create(IEnumerable<RankedTrial> ranking)
    {
        var table = Screen.Table(
            Screen.Number("rank"),
            Screen.Number("trial"),
            Screen.Number("reward"),
            Screen.Number("accuracy"),
            Screen.Number("step"),
            Screen.Number("S"),
            Screen.Number("parameters"),
            Screen.Number("P"));
        foreach (var trial in ranking)
            table.AddRow(
                $"{trial.Rank}",
                $"{trial.Trial}",
                $"{trial.Reward:0.0000}",
                $"{trial.Accuracy:0.0000}",
                $"{(trial.StepSettled ? "" : Unsettled)}{trial.StepMs:0.0} ms",
                $"{trial.StepRatio:0.000}",
                NumberFormat.Whole(trial.Parameters),
                $"{trial.ParameterRatio:0.000}");
        return table;
    }
}
