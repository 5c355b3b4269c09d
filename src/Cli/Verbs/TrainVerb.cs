using System.CommandLine;
using NasV2.Cli.Training;

namespace NasV2.Cli.Verbs;

/// <summary><c>nas train</c>: trains one network.</summary>
internal static class TrainVerb
{
    public static Command Create()
    {
        var options = new TrainOptions();
        var seed = new Option<long>("--seed")
        {
            Description = "Seed of weights, order and augmentation.",
            HelpName = "n",
            DefaultValueFactory = _ => 1,
        };
        var folder = new Option<string?>("--out")
        {
            Description = "Folder of the run's files. Default: nas-runs/NETWORK-RECIPE-SEED.",
            HelpName = "folder",
        };
        var json = CommonOptions.Json();
        var command = new Command("train", "Trains a network by a recipe; the same command resumes an interrupted run.");
        options.AddTo(command);
        command.Add(seed);
        command.Add(folder);
        command.Add(json);
        command.SetAction((parsed, cancellationToken) => TrainSession.RunAsync(
            options.Read(parsed), parsed.GetRequiredValue(seed), parsed.GetValue(folder), parsed.GetValue(json), cancellationToken));
        return command;
    }
}
