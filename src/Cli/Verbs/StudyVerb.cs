using System.CommandLine;
using NasV2.Cli.Training;

namespace NasV2.Cli.Verbs;

/// <summary><c>nas study</c>: what progressive learning brings to a network.</summary>
internal static class StudyVerb
{
    public static Command Create()
    {
        var options = new TrainOptions();
        var schedules = new Option<string>("--schedules")
        {
            Description = $"Schedules to compare, joined by commas: {string.Join(", ", StudySchedules.Names)}.",
            HelpName = "names",
            DefaultValueFactory = _ => "fixed,resize,adaptive",
        };
        var seeds = new Option<int>("--seeds")
        {
            Description = "Seeds that each schedule is trained with.",
            HelpName = "n",
            DefaultValueFactory = _ => 3,
        };
        var folder = new Option<string?>("--out")
        {
            Description = "Folder of the runs' folders. Default: nas-runs/study-NETWORK-RECIPE.",
            HelpName = "folder",
        };
        var json = CommonOptions.Json();
        var command =
            new Command("study", "Trains a network by several schedules of image size and regularisation, and compares accuracy and time.");
        options.AddTo(command);
        foreach (var option in new Option[] { schedules, seeds, folder, json })
            command.Add(option);
        command.SetAction((parsed, cancellationToken) => StudySession.RunAsync(
            options.Read(parsed),
            [.. parsed.GetRequiredValue(schedules).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Distinct()],
            Math.Max(1, parsed.GetRequiredValue(seeds)),
            parsed.GetValue(folder),
            parsed.GetValue(json),
            cancellationToken));
        return command;
    }
}
