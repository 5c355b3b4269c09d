using Microsoft.Extensions.Logging.Abstractions;
using NasV2.LibTorch;
using NasV2.Workers.Supervision;

namespace NasV2.Cli.Doctor;

/// <summary>Starts a trainer, which loads libtorch; a crash there is a failed check here.</summary>
internal static class TrainerCheck
{
    private const string Name = "libtorch";

    public static async Task<Check> RunAsync(TrainerCommand command, CancellationToken cancellationToken)
    {
        try
        {
            await using var trainer = await TrainerProcess.StartAsync(command, NullLogger.Instance, TimeProvider.System, cancellationToken);
            var ready = trainer.Ready;
            var cuda = ready.Device.StartsWith("cuda", StringComparison.Ordinal) ? "yes" : "no";
            return new(Name, CheckStatus.Ok, $"{ready.Libraries}; trains on {ready.Device} ({ready.DeviceType}); CUDA: {cuda}");
        }
        catch (TrainerDiedException exception)
        {
            return new(
                Name,
                CheckStatus.Fail,
                $"No trainer: {exception.Message}",
                $"nas trainer starts it alone and shows all that it says; {TorchRuntimeOptions.FolderVariable} can name another libtorch.");
        }
    }
}
