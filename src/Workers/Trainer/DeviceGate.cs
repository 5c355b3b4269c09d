using System.Globalization;
using NasV2.Training.Measurement;
using TorchSharp;

namespace NasV2.Workers.Trainer;

/// <summary>Keeps this machine's trainers off a device while one of them times a step there; see docs/step-time.md.</summary>
/// <param name="folder">Where the lock files are.</param>
/// <param name="device">File name of the device: <c>cpu</c>, or a GPU's place on the bus.</param>
/// <param name="clock">Measures the timeout.</param>
/// <param name="timeout">How long a measurement waits for trainers to pause; ten times as long for other measurements.</param>
internal sealed class DeviceGate(string folder, string device, TimeProvider clock, TimeSpan timeout)
{
    /// <summary>Environment variable with the folder of the lock files; <c>/tmp/nasv2-gates</c> by default.</summary>
    public const string FolderVariable = "NAS_GATES";

    /// <summary>Environment variable with the timeout in seconds; 60 by default.</summary>
    public const string TimeoutVariable = "NAS_GATE_SECONDS";

    private const string Processor = "cpu";
    private const string DefaultFolder = "/tmp/nasv2-gates";
    private const double DefaultSeconds = 60;

    /// <summary>The gate of a device of this machine, as the environment sets it.</summary>
    public static DeviceGate For(TrainerDevice device, TimeProvider clock)
    {
        var folder = Environment.GetEnvironmentVariable(FolderVariable) is { Length: > 0 } set ? set : DefaultFolder;
        var seconds = double.TryParse(
            Environment.GetEnvironmentVariable(TimeoutVariable), NumberStyles.Float, CultureInfo.InvariantCulture, out var given)
                && given >= 0
            ? given
            : DefaultSeconds;
        return new DeviceGate(folder, FileName(device), clock, TimeSpan.FromSeconds(seconds));
    }

    /// <summary>Waits until there is no measurement; then none starts until the pass is disposed or lets it.</summary>
    /// <exception cref="OperationCanceledException">Cancelled while it waited.</exception>
    public TrainingPass Train(CancellationToken cancellationToken)
    {
        // Training on a GPU takes cores as well, so it stands in the way of a measurement on the CPU.
        string[] devices = device == Processor ? [Processor] : [Processor, device];
        return new TrainingPass(Open(devices, out _), clock, cancellationToken);
    }

    /// <summary>Waits until no other trainer is at work on the device, or the timeout is over; the pass says
    /// who could not be held off.</summary>
    /// <exception cref="OperationCanceledException">Cancelled while it waited.</exception>
    public MeasuringPass Measure(CancellationToken cancellationToken)
    {
        string[] others = device == Processor ? [] : [Processor];
        var files = Open([device, .. others], out var failure);
        return failure is null ? new MeasuringPass(files[0], files[1..], clock, timeout, cancellationToken) : new MeasuringPass(failure);
    }

    private GateFiles[] Open(string[] devices, out string? failure)
    {
        failure = FileLock.IsSupported ? null : "other trainers cannot be held off on this system";
        if (failure is not null)
            return [];
        List<GateFiles> files = [];
        try
        {
            Directory.CreateDirectory(folder);
            foreach (var name in devices)
                files.Add(new GateFiles(folder, name));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Training is possible without a gate; the measurement says that it was not alone for certain.
            failure = $"other trainers could not be held off: {exception.Message}";
            files.ForEach(file => file.Dispose());
            return [];
        }

        return [.. files];
    }

    private static string FileName(TrainerDevice device) =>
        device.Torch.type == DeviceType.CUDA && CudaRuntime.Find() is { } runtime
            ? $"gpu-{runtime.BusId(device.Torch.index).Replace(':', '-')}"
            : device.Name.Replace(':', '-');
}
