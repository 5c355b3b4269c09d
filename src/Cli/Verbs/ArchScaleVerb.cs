using System.Collections.Immutable;
using System.CommandLine;
using NasV2.Cli.Architectures;
using NasV2.Cli.Display;
using NasV2.Space;

namespace NasV2.Cli.Verbs;

/// <summary><c>nas arch scale</c>: a family out of one network.</summary>
internal static class ArchScaleVerb
{
    private static readonly int MaxResolution = FamilyOptions.Published.MaxResolution;

    public static Command Create()
    {
        var network = ArchOptions.Network();
        var resolution = ArchOptions.Resolution(
            "--resolution", "Side of the images that the network is evaluated at. Default: a published network's own, else 224.");
        var most = ArchOptions.Resolution("--max-resolution", $"Largest image side of any member. Default: {MaxResolution}.");
        var classes = ArchOptions.Classes();
        var down = new Option<bool>("--down") { Description = "Make the smaller members B0 to B3 instead of S, M and L." };
        var output = new Option<string?>("--out")
        {
            Description = "Folder to write the architectures to.",
            HelpName = "folder",
        };
        var format = CommonOptions.Format();
        var json = CommonOptions.Json();
        var command = new Command("scale", "Scales a network to S, M and L as the paper scales EfficientNetV2-S.")
        {
            network, resolution, most, classes, down, output, format, json,
        };
        command.SetAction(parsed =>
        {
            var given = ArchitectureArgument.Find(parsed.GetRequiredValue(network));
            var side = parsed.GetValue(resolution) ?? given.EvalResolution;
            var options = new FamilyOptions
            {
                EvalResolution = side,
                TrainResolution = given.TrainResolution(side),
                MaxResolution = parsed.GetValue(most) ?? MaxResolution,
                Classes = parsed.GetValue(classes) ?? ArchOptions.DefaultClasses,
            };
            var exported = ExportFormats.Default.Get(parsed.GetRequiredValue(format));
            var members = Scale(given.Architecture, options, parsed.GetValue(down))
                .Select(member => MemberReport.Create(member, Write(member, exported, parsed.GetValue(output))))
                .ToList();
            if (parsed.GetValue(json))
                JsonOutput.Print(members);
            else
                Print(members);
            return ExitCodes.Success;
        });
        return command;
    }

    private static ImmutableArray<FamilyMember> Scale(Architecture winner, FamilyOptions options, bool down)
    {
        if (options.EvalResolution > options.MaxResolution)
            throw new UsageException(
                $"The network is evaluated at {options.EvalResolution} pixels, but --max-resolution is {options.MaxResolution}.");
        try
        {
            return down ? FamilyScaling.ScaleDown(winner, options) : FamilyScaling.Scale(winner, options);
        }
        catch (ArgumentException exception)
        {
            // The network is too small or too large to have such members.
            throw new UsageException(exception.Message);
        }
    }

    /// <returns>Path of the file; null without a folder.</returns>
    private static string? Write(FamilyMember member, IExportFormat format, string? folder) =>
        folder is null ? null : ResultFolder.Write(folder, format.Files(member.Name, member.Architecture))[0];

    private static void Print(IReadOnlyList<MemberReport> members)
    {
        Screen.Open().Write(ArchitectureTables.Family(members));
        foreach (var member in members.Where(member => member.File is not null))
            Console.Out.WriteLine($"Wrote {member.File}");
    }
}
