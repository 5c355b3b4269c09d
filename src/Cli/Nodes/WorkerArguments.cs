using System.CommandLine;
using NasV2.Server;
using NasV2.Server.Hosting;
using NasV2.Workers.Supervision;

namespace NasV2.Cli.Nodes;

/// <summary>Options that say how a node works on trials.</summary>
internal sealed class WorkerArguments
{
    private const string CheckpointsVariable = "NAS_CHECKPOINTS";
    private const string DevicePlace = "{device}";

    private readonly Option<string> _device = CommonOptions.Device();

    private readonly Option<int> _slots = new("--slots")
    {
        Description = "Trainers at a time on the device.",
        HelpName = "count",
        DefaultValueFactory = _ => 1,
    };

    private readonly Option<string?> _checkpoints = new("--checkpoints")
    {
        Description =
            $"Where trials keep their checkpoints: a shared folder or s3://bucket/prefix (default: ${CheckpointsVariable}, else nowhere).",
        HelpName = "address",
    };

    private readonly Option<string?> _trainer = new("--trainer")
    {
        Description = $"Another trainer: a program and its arguments, quoted as in a shell; {DevicePlace} stands for the device.",
        HelpName = "command",
    };

    public void AddTo(Command command)
    {
        command.Add(_device);
        command.Add(_slots);
        command.Add(_checkpoints);
        command.Add(_trainer);
    }

    /// <exception cref="UsageException">The number of slots or the command makes no sense.</exception>
    public WorkerRole Read(ParseResult parsed, NasHome home)
    {
        var slots = parsed.GetRequiredValue(_slots);
        if (slots < 1)
            throw new UsageException($"--slots is '{slots}', but must be a whole number from 1.");
        var checkpoints = parsed.GetValue(_checkpoints) ?? Environment.GetEnvironmentVariable(CheckpointsVariable);
        if (string.IsNullOrEmpty(checkpoints))
            checkpoints = null;
        return new WorkerRole(parsed.GetRequiredValue(_device), slots, Trainer(parsed.GetValue(_trainer), home, checkpoints), checkpoints);
    }

    private static Func<string, TrainerCommand> Trainer(string? given, NasHome home, string? checkpoints)
    {
        if (string.IsNullOrEmpty(given))
            return device => BuiltInTrainer.Command(home, device, checkpoints);
        var words = CommandLineText.Split(given);
        return device => new TrainerCommand
        {
            Program = words[0],
            Arguments = [.. words.Skip(1).Select(word => word.Replace(DevicePlace, device, StringComparison.Ordinal))],
        };
    }
}
