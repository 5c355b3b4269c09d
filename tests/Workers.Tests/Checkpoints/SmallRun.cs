using NasV2.Data;
using NasV2.LibTorch;
using NasV2.Model;
using NasV2.Space;
using NasV2.Specs;
using NasV2.Training;
using NasV2.Training.Checkpoints;
using NasV2.Workers.Checkpoints;
using NasV2.Workers.Protocol;
using TorchSharp;

namespace NasV2.Workers.Tests.Checkpoints;

/// <summary>Attempts at one small trial of four epochs.</summary>
internal sealed class SmallRun(ICheckpointStore store)
{
    public const string Key = "job/3";
    private static readonly Lazy<Dataset> Shapes =
        new(() => DatasetFormats.Default.Get("shapes").Load("", new DatasetLoadOptions(), CancellationToken.None));
    private static readonly Architecture Candidate = Architecture.Parse("r1_k3_s2_e1_i8_o8_c1-h16");
    private static readonly Recipe Recipe = new() { Resolution = 8, Batch = 16, Epochs = 4 };
    private static readonly DataSpec Subset = new() { Format = "shapes", Train = 32, Minival = 20 };
    private static readonly TorchThread Thread = Start();

    public List<string> Log { get; } = [];

    public List<int> Epochs { get; } = [];

    /// <summary>Trains as one attempt.</summary>
    /// <param name="token">The attempt.</param>
    /// <param name="stopAfter">The epoch after which it is given up.</param>
    /// <param name="waits">Whether each checkpoint is stored before training continues.</param>
    /// <param name="use">Looks at the checkpoints before training.</param>
    public Task AttemptAsync(long token, int? stopAfter = null, bool waits = true, Action<TrialCheckpoints>? use = null) =>
        Thread.RunAsync(() => Attempt(token, stopAfter, waits, use));

    private bool Attempt(long token, int? stopAfter, bool waits, Action<TrialCheckpoints>? use)
    {
        Epochs.Clear();
        using var scope = torch.NewDisposeScope();
        using var checkpoints = new TrialCheckpoints(
            store,
            new CheckpointPlace(Key, token),
            RunIdentity.Create(Candidate, 5, Recipe, Subset, new TrainingData(Shapes.Value, Subset).Fingerprint),
            Log.Add,
            TimeProvider.System,
            CancellationToken.None);
        use?.Invoke(checkpoints);
        using var network = new Network(Candidate, Recipe.NetworkOptions(classes: 10), torch.CPU, 5);
        using var stop = new CancellationTokenSource();
        var loop = new TrainingLoop(
            network, new TrainingData(Shapes.Value, Subset), Recipe, TimeProvider.System, waits ? new Waiting(checkpoints) : checkpoints);
        try
        {
            loop.Run(5, Note, stop.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The attempt was given up, as the test wants.
        }

        return true;

        void Note(Epoch epoch)
        {
            Epochs.Add(epoch.Number);
            if (epoch.Number == stopAfter)
                stop.Cancel();
        }
    }

    private static TorchThread Start()
    {
        var thread = new TorchThread();
        thread.RunAsync(() => TorchRuntime.Load()).GetAwaiter().GetResult();
        return thread;
    }

    private sealed class Waiting(TrialCheckpoints checkpoints) : ICheckpoints
    {
        public void Restore(TrainingState state) => checkpoints.Restore(state);

        public void Save(TrainingState state)
        {
            checkpoints.Save(state);
            checkpoints.Writing.GetAwaiter().GetResult();
        }
    }
}
