using System.CommandLine;
using NasV2.Server;
using NasV2.Workers.Trainer;

namespace NasV2.Cli.Verbs;

/// <summary><c>nas trainer</c>: the process that trains; workers start it, people do not.</summary>
internal static class TrainerVerb
{
    public static Command Create()
    {
        var device = CommonOptions.Device();
        var home = CommonOptions.Home();
        var checkpoints = new Option<string?>("--checkpoints")
        {
            Description = "Where trials keep checkpoints: a folder's path, file:///folder "
                + "or s3://bucket/prefix?endpoint=…&region=… (default: nowhere).",
            HelpName = "address",
        };
        var command = new Command("trainer", "Serves the trainer protocol on standard input and output (docs/trainer-protocol.md).")
        {
            Hidden = true,
        };
        command.Add(device);
        command.Add(home);
        command.Add(checkpoints);
        command.SetAction((parsed, _) => TrainerProgram.RunAsync(new TrainerOptions(
            parsed.GetRequiredValue(device),
            NasHome.Find(parsed.GetValue(home)).Data,
            LibTorchFolder: null,
            parsed.GetValue(checkpoints))));
        return command;
    }
}
