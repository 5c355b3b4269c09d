using System.Text.Json.Nodes;
using NasV2.Api;
using NasV2.Search.Results;
using Spectre.Console;

namespace NasV2.Cli.Display;

/// <summary>What a search found: the best trials, then the winner's family.</summary>
internal static class ResultTables
{
    private const int Shown = 10;

    public static void Print(SearchResult result)
    {
        RankingTable.Print([.. result.Ranking.Take(Shown)], result.LargestClass);
        if (result.Ranking.Count > Shown)
            Console.Out.WriteLine($"and {result.Ranking.Count - Shown} more: nas trials {result.Job}");
        foreach (var trial in result.Unsuccessful)
            Console.Out.WriteLine(ProgressText.Unsuccessful(trial.Trial, trial.Outcome, trial.Message));
        CalibrationTable.Print(result.Calibrations);
        if (result.Note is { } note)
            Console.Out.WriteLine($"Note: {note}.");

        // Not through the console's layout, which would break the string that people copy.
        Console.Out.WriteLine();
        Console.Out.WriteLine($"Winner: trial {result.Winner.Trial}");
        Console.Out.WriteLine(result.Winner.Candidate);
        Console.Out.WriteLine();
        Screen.Open().Write(Family(result.Family));
    }

    private static Table Family(IEnumerable<ScaledWinner> members)
    {
        var table = Screen.Table(
            Screen.Name("size"), Screen.Number("image"), Screen.Number("parameters"), Screen.Number("multiply-adds"),
            Screen.Name("layers per stage"));
        foreach (var member in members)
            table.AddRow(
                member.Name.ToUpperInvariant(),
                $"{member.Resolution} px",
                NumberFormat.Si(member.Parameters),
                NumberFormat.Si(member.Macs),
                string.Join(" ", Layers(member.Architecture)));
        return table;
    }

    private static IEnumerable<int> Layers(JsonObject architecture) =>
        architecture["stages"]!.AsArray().Select(stage => stage!["layers"]!.GetValue<int>());
}
