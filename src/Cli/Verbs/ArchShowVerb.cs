using System.CommandLine;
using NasV2.Cli.Architectures;
using NasV2.Cli.Display;

namespace NasV2.Cli.Verbs;

/// <summary><c>nas arch show</c>: a network part by part.</summary>
internal static class ArchShowVerb
{
    public static Command Create()
    {
        var network = ArchOptions.Network();
        var resolution = ArchOptions.Resolution(
            "--resolution", "Side of the image in pixels. Default: what a published network is evaluated at, else 224.");
        var classes = ArchOptions.Classes();
        var json = CommonOptions.Json();
        var command = new Command("show", "Shows the stages of a network and what each costs.") { network, resolution, classes, json };
        command.SetAction(parsed =>
        {
            var given = ArchitectureArgument.Find(parsed.GetRequiredValue(network));
            var report = ArchitectureReport.Create(
                given, parsed.GetValue(resolution) ?? given.EvalResolution, parsed.GetValue(classes) ?? ArchOptions.DefaultClasses);
            if (parsed.GetValue(json))
                JsonOutput.Print(report);
            else
                Print(report);
            return ExitCodes.Success;
        });
        return command;
    }

    private static void Print(ArchitectureReport report)
    {
        var classes = report.Classes == 1 ? "1 class" : $"{report.Classes:N0} classes";
        Console.Out.WriteLine($"{report.Name ?? "network"}, images of {report.Resolution} x {report.Resolution} pixels, {classes}");
        // Not through the screen: a string to copy must not be broken into lines.
        Console.Out.WriteLine(report.Canonical);
        Screen.Open().Write(ArchitectureTables.Parts(report));
    }
}
