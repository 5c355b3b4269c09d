using NasV2.LibTorch;
using NasV2.Training;
using NasV2.Training.Runs;
using NasV2.Workers.Trainer;

namespace NasV2.Cli.Training;

/// <summary>Trains networks in this process, one after the other, on one device.</summary>
internal sealed class Trainer : IDisposable
{
    private readonly TorchThread _torch;
    private readonly TrainArguments _request;

    private Trainer(TorchThread torch, TrainArguments request, TrainerDevice device, TrainingData data) =>
        (_torch, _request, Device, Data) = (torch, request, device, data);

    /// <summary>The device.</summary>
    public TrainerDevice Device { get; }

    /// <summary>The images.</summary>
    public TrainingData Data { get; }

    /// <summary>Loads libtorch and the images.</summary>
    /// <exception cref="TorchLoadException">libtorch or the device cannot be used.</exception>
    public static async Task<Trainer> StartAsync(TrainArguments request, CancellationToken cancellationToken)
    {
        var torch = new TorchThread();
        try
        {
            var device = await torch.RunAsync(() => TrainerDevice.Find(request.Device, TorchRuntime.Load()));
            var data = DataArgument.Load(
                request.Data, request.Format, request.Recipe.Recipe, request.Train, request.Minival, request.Home, Console.Error.WriteLine,
                cancellationToken);
            return new Trainer(torch, request, device, data);
        }
        catch
        {
            torch.Dispose();
            throw;
        }
    }

    /// <summary>Trains to the end, or resumes the folder's interrupted run.</summary>
    public Task<RunReport> TrainAsync(
        RecipeArgument recipe, long seed, RunFolder folder, TrainDisplay display, Action<string> log,
        CancellationToken cancellationToken) =>
        _torch.RunAsync(() => new TrainingRun
        {
            Architecture = _request.Architecture,
            Recipe = recipe.Recipe,
            Data = Data,
            Seed = seed,
            Device = Device.Torch,
            Folder = folder,
            Clock = TimeProvider.System,
            From = _request.From,
            CheckpointEverySteps = _request.CheckpointEverySteps,
            Log = log,
            OnProgress = display.Show,
            OnEpoch = display.Show,
        }.Run(cancellationToken));

    public void Dispose() => _torch.Dispose();
}
