using System.CommandLine;
using NasV2.Cli.Architectures;
using NasV2.Cli.Display;
using Spectre.Console;

namespace NasV2.Cli.Verbs;

/// <summary><c>nas arch list</c>: the published networks and the search spaces.</summary>
internal static class ArchListVerb
{
    public static Command Create()
    {
        var json = CommonOptions.Json();
        var command = new Command("list", "Lists the published networks and the search spaces.") { json };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(json))
                JsonOutput.Print(new { networks = NetworkRow.InOrder, spaces = SpaceRow.InOrder });
            else
                Print(Screen.Open());
            return ExitCodes.Success;
        });
        return command;
    }

    private static void Print(IAnsiConsole screen)
    {
        screen.Write(ArchitectureTables.Networks(NetworkRow.InOrder));
        screen.WriteLine();
        screen.Write(ArchitectureTables.Spaces(SpaceRow.InOrder));
        screen.WriteLine();
        screen.Write(ArchitectureTables.Descriptions(SpaceRow.InOrder));
    }
}
