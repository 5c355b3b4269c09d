using System.Globalization;
using NasV2.Search.Results;
using Spectre.Console;

namespace NasV2.Cli.Display;

/// <summary>Ranked trials with what their reward is made of.</summary>
internal static class RankingTable
{
    public static Table Of(IEnumerable<RankedTrial> ranking)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("rank", "trial", "reward", "accuracy", "step", "S", "parameters", "P");
        foreach (var column in table.Columns)
            column.RightAligned().NoWrap();
        foreach (var trial in ranking)
            table.AddRow(
                trial.Rank.ToString(CultureInfo.InvariantCulture),
                trial.Trial.ToString(CultureInfo.InvariantCulture),
                Fixed(trial.Reward, "0.0000"),
                Fixed(trial.Accuracy, "0.0000"),
                Fixed(trial.StepMs, "0.0") + " ms",
                Fixed(trial.StepRatio, "0.000"),
                trial.Parameters.ToString("N0", CultureInfo.InvariantCulture),
                Fixed(trial.ParameterRatio, "0.000"));
        return table;
    }

    private static string Fixed(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
