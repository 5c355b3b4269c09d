using Microsoft.Extensions.Logging;
using NasV2.Workers.Trainer;

namespace NasV2.Workers.Supervision;

/// <summary>Starts the trainers that jobs bring along, as far as the operator allows them.</summary>
/// <param name="allowed">What may be run.</param>
/// <param name="environment">Variables for all of them.</param>
/// <param name="logger">Gets their log lines.</param>
/// <param name="clock">Limits their start.</param>
public sealed class JobTrainers(
    AllowedTrainers allowed, IReadOnlyDictionary<string, string> environment, ILogger<TrainerProcess> logger, TimeProvider clock)
{
    /// <summary>Names the folder of the datasets of which a spec says no path.</summary>
    public const string DataHomeVariable = "NAS_DATA_HOME";

    /// <summary>Names the device that a trainer is to use and repeat.</summary>
    public const string DeviceVariable = "NAS_DEVICE";

    /// <summary>Names the hardware that the device is, which a trainer is to repeat.</summary>
    public const string DeviceTypeVariable = "NAS_DEVICE_TYPE";

    private const string DevicePlace = "{device}";

    // A job's trainer must not see the store's password, tokens and settings.
    private const string OwnVariables = "NAS_";

    /// <inheritdoc cref="JobTrainerFactory"/>
    public async Task<ITrainer> StartAsync(JobTrainer trainer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(trainer);
        if (!allowed.Admits(trainer.Command))
            throw new TrialRefusedException(allowed.Refusal(trainer.Command, "this worker"));
        var command = Command(trainer);
        var process = await TrainerProcess.StartAsync(command, logger, clock, cancellationToken);
        var ready = process.Ready;
        if ((ready.Device, ready.DeviceType) == (trainer.Device, trainer.DeviceType))
            return process;
        await process.DisposeAsync();
        throw new TrainerDiedException(
            $"{command.Name} says that it trains on {ready.Device} ({ready.DeviceType}), but was given "
            + $"{trainer.Device} ({trainer.DeviceType}) in {DeviceVariable} and {DeviceTypeVariable}");
    }

    private static IEnumerable<KeyValuePair<string, string>> Gate =>
        from name in new[] { DeviceGate.FolderVariable, DeviceGate.TimeoutVariable }
        let value = Environment.GetEnvironmentVariable(name)
        where value is not null
        select KeyValuePair.Create(name, value);

    private TrainerCommand Command(JobTrainer trainer) => new()
    {
        Program = trainer.Command[0],
        Arguments = [.. trainer.Command.Skip(1).Select(word => word.Replace(DevicePlace, trainer.Device, StringComparison.Ordinal))],
        HiddenVariables = OwnVariables,
        Environment = new Dictionary<string, string>([.. environment, .. Gate])
        {
            [DeviceVariable] = trainer.Device,
            [DeviceTypeVariable] = trainer.DeviceType,
        },
    };
}
