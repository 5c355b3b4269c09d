using NasV2.Search.Results;
using Spectre.Console;

namespace NasV2.Cli.Display;

/// <summary>Ranked trials with what their reward is made of.</summary>
internal static class RankingTable
{
    public static Table Of(IEnumerable<RankedTrial> ranking)
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
                $"{trial.StepMs:0.0} ms",
                $"{trial.StepRatio:0.000}",
                Figures.Whole(trial.Parameters),
                $"{trial.ParameterRatio:0.000}");
        return table;
    }
}
