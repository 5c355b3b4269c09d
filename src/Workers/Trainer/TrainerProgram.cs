using System.Text.Json;
using NasV2.LibTorch;
using NasV2.Training;
using NasV2.Workers.Checkpoints;
using NasV2.Workers.Protocol;

namespace NasV2.Workers.Trainer;

/// <summary>The built-in trainer: a process that loads libtorch, takes requests over standard input and lives until that closes.</summary>
public static class TrainerProgram
{
    /// <summary>Exit code when libtorch, the device or the address of the checkpoint store cannot be used.</summary>
    public const int CannotTrain = 3;

    /// <summary>Exit code when the worker sends something that is not a request.</summary>
    public const int BadRequest = 4;

    /// <summary>Serves requests one after the other; returns the process's exit code.</summary>
    public static async Task<int> RunAsync(TrainerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        using var channel = TrainerChannel.OverStandardStreams();
        using var torchThread = new TorchThread();
        TrainerDevice device;
        ICheckpointStore? checkpoints;
        try
        {
            checkpoints = options.Checkpoints is { } address ? CheckpointStores.Open(address) : null;
            device = await torchThread.RunAsync(() =>
                TrainerDevice.Find(options.Device, TorchRuntime.Load(new TorchRuntimeOptions { LibTorchFolder = options.LibTorchFolder })));
        }
        catch (Exception exception) when (exception is TorchLoadException or CheckpointStoreException)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return CannotTrain;
        }

        channel.Send(new ReadyMessage(TrainerProtocol.Version, device.Name, device.Type, device.Libraries));
        var gate = DeviceGate.For(device, TimeProvider.System);
        var execution = new TrialExecution(
            device, gate, new DatasetCache(options.DataHome, options.Roots), checkpoints, channel.Send, TimeProvider.System);
        try
        {
            Serve(channel, request => _ = torchThread.RunAsync(() => Execute(execution, request)));
            return 0;
        }
        catch (JsonException exception)
        {
            await Console.Error.WriteLineAsync($"The worker sent a line that is not a request of the protocol: {exception.Message}");
            return BadRequest;
        }
    }

    private static void Serve(TrainerChannel channel, Action<RequestInHand> start)
    {
        RequestInHand? current = null;
        while (channel.Read() is { } request)
            if (request is CancelRequest)
            {
                if (current?.Request.Id == request.Id)
                    current.Cancellation.Cancel();
            }
            else
            {
                current = new RequestInHand(request, new CancellationTokenSource());
                start(current);
            }

        // The worker is gone: the current work is of no further use.
        Environment.Exit(0);
    }

    private static bool Execute(TrialExecution execution, RequestInHand inHand)
    {
        try
        {
            execution.Run(inHand.Request, inHand.Cancellation.Token);
            return true;
        }
#pragma warning disable CA1031 // An unforeseen failure ends the process with its story in the log, so that the worker starts a fresh one.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Console.Error.WriteLine(exception);
            Console.Error.WriteLine($"{exception.GetType().Name}: {exception.Message.Split('\n')[0]}");
            Environment.Exit(1);
            return false;
        }
    }

    private sealed record RequestInHand(TrainerRequest Request, CancellationTokenSource Cancellation);
}
