using System.Globalization;
using NasV2.Search.Results;
using Spectre.Console;

namespace NasV2.Cli.Display;

/// <summary>What a search found: the best trials, then the winner's family.</summary>
internal static class ResultTables
{
    private const int Shown = 10;

    public static void Print(SearchResult result)
    {
        AnsiConsole.Write(RankingTable.Of(result.Ranking.Take(Shown)));
        if (result.Ranking.Count > Shown)
            AnsiConsole.WriteLine($"  and {result.Ranking.Count - Shown} more: nas trials {result.Job}");
        foreach (var trial in result.Unsuccessful)
            AnsiConsole.WriteLine($"  trial {trial.Trial} did not complete ({trial.Outcome}): {trial.Message}");
        if (result.Note is { } note)
            AnsiConsole.WriteLine($"  Note: {note}.");

        // Not through the console's layout, which would break the string that people copy.
        Console.Out.WriteLine($"Winner: trial {result.Winner.Trial}");
        Console.Out.WriteLine(result.Winner.Candidate);
        var family = new Table().Border(TableBorder.Simple).AddColumns("", "image", "parameters", "multiply-adds", "layers per stage");
        foreach (var member in result.Family)
            family.AddRow(
                member.Name.ToUpperInvariant(),
                $"{member.Resolution} px",
                Figures.Si(member.Parameters),
                Figures.Si(member.Macs),
                string.Join(" ", member.Architecture["stages"]!.AsArray().Select(stage => stage!["layers"]!.GetValue<int>().ToString(CultureInfo.InvariantCulture))));
        foreach (var column in family.Columns.Skip(1).Take(3))
            column.RightAligned();
        AnsiConsole.Write(family);
    }
}
