using System.CommandLine;
using NasV2.Cli.Datasets;
using NasV2.Cli.Display;
using NasV2.Server;

namespace NasV2.Cli.Verbs;

/// <summary><c>nas data list</c>: the dataset formats and what of them is in the data home.</summary>
internal static class DataListVerb
{
    public static Command Create()
    {
        var home = CommonOptions.Home();
        var json = CommonOptions.Json();
        var command = new Command("list", "Lists the dataset formats and whether their files are there.") { home, json };
        command.SetAction(parsed =>
        {
            var place = NasHome.Find(parsed.GetValue(home));
            var rows = DatasetRow.In(place);
            if (parsed.GetValue(json))
                JsonOutput.Print(rows);
            else
                Print(place, rows);
            return ExitCodes.Success;
        });
        return command;
    }

    private static void Print(NasHome home, IReadOnlyList<DatasetRow> rows)
    {
        Screen.Open().Write(DatasetTable.Create(rows));
        Console.Out.WriteLine($"Data home: {home.Data}");
    }
}
