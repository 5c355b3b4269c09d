using NasV2.Model;
using NasV2.Space;
using NasV2.Specs;
using NasV2.Training.Checkpoints;
using TorchSharp;

namespace NasV2.Training.Runs;

/// <summary>Trains one network from a recipe and keeps its results in a folder; the same call resumes an interrupted one.</summary>
public sealed class TrainingRun
{
    /// <summary>The network.</summary>
    public required Architecture Architecture { get; init; }

    /// <summary>How it is trained.</summary>
    public required Recipe Recipe { get; init; }

    /// <summary>The images.</summary>
    public required TrainingData Data { get; init; }

    /// <summary>Seed of weights, data order, augmentation and dropout.</summary>
    public required long Seed { get; init; }

    /// <summary>The device.</summary>
    public required torch.Device Device { get; init; }

    /// <summary>Where its files go; made where it is missing.</summary>
    public required RunFolder Folder { get; init; }

    /// <summary>Times epochs and dates events.</summary>
    public required TimeProvider Clock { get; init; }

    /// <summary>Steps after which the state is kept within an epoch too; 0, the default, for never.</summary>
    public int CheckpointEverySteps { get; init; }

    /// <summary>An ended run to begin with, see <see cref="StartingWeights.Open"/>; null, the default, to
    /// draw weights from the seed.</summary>
    public string? From { get; init; }

    /// <summary>Takes sentences for the person who trains. Nothing by default.</summary>
    public Action<string> Log { get; init; } = _ => { };

    /// <summary>Called after each step with the number of steps that were taken in all. Nothing by default.</summary>
    public Action<long> OnStep { get; init; } = _ => { };

    /// <summary>Called every few steps. Nothing by default.</summary>
    public Action<TrainingProgress> OnProgress { get; init; } = _ => { };

    /// <summary>Called after each epoch. Nothing by default.</summary>
    public Action<Epoch> OnEpoch { get; init; } = _ => { };

    /// <summary>Trains to the end; call it on the process's <see cref="TorchThread"/>.</summary>
    /// <exception cref="DivergedException">The loss became NaN or infinite.</exception>
    /// <exception cref="CheckpointException">The weights to begin with are damaged or another network's.</exception>
    /// <exception cref="RunFolderException">The folder holds another run, or another process trains in it.</exception>
    /// <exception cref="IOException">A file of the folder cannot be written, or the weights to begin with cannot be read.</exception>
    public RunReport Run(CancellationToken cancellationToken)
    {
        using var network = new Network(Architecture, Recipe.NetworkOptions(Data.Classes), Device, Seed);
        var identity = RunIdentity.Create(Architecture, Seed, Recipe, Data.Spec, Data.Fingerprint) with { Start = Begin(network) };
        using var claim = RunClaim.Take(Folder, identity);
        File.WriteAllText(Folder.Architecture, ArchitectureJson.Write(Architecture) + "\n");
        File.WriteAllText(Folder.Recipe, RecipeJson.Write(Recipe) + "\n");
        var best = new BestWeights(Folder.Best, identity, Data.ClassNames);
        var stages = TrainingStages.Resolve(Recipe, Seed);
        var epochs = new List<Epoch>();
        using var events = new EventFile(Folder.Path, Clock);
        using var metrics = new MetricsFile(Folder.Metrics, stages);
        var checkpoints = new Restored(new RunCheckpoints(Folder.Checkpoints, CheckpointEverySteps, Log), Add);
        new TrainingLoop(network, Data, Recipe, Clock, checkpoints) { Start = identity.Start, OnStep = OnStep, OnProgress = OnProgress }
            .Run(Seed, Note, cancellationToken);
        var bestEpoch = epochs.MaxBy(epoch => epoch.MinivalAccuracy)!;
        var test = Data.TestCount > 0 ? Test(network, best, cancellationToken) : null;
        return new RunReport(
            network.Parameters.Count,
            Data.StepsPerEpoch(Recipe.Batch) * Recipe.Batch,
            epochs,
            bestEpoch.Number,
            bestEpoch.MinivalAccuracy,
            test?.Accuracy,
            epochs.Sum(epoch => epoch.Seconds),
            bestEpoch.Minival,
            test);

        void Note(Epoch epoch)
        {
            Add(epoch);
            best.Take(network, epochs);
            events.Add(
                epoch.Number, ("loss", epoch.Loss), ("accuracy/train", epoch.TrainAccuracy ?? double.NaN),
                ("accuracy/minival", epoch.MinivalAccuracy), ("loss/minival", epoch.Minival!.Loss),
                ("learning rate", epoch.LearningRate), ("resolution", stages.Last(stage => stage.FirstEpoch <= epoch.Number).Resolution));
            OnEpoch(epoch);
        }

        void Add(Epoch epoch)
        {
            epochs.Add(epoch);
            metrics.Add(epoch);
        }
    }

    /// <summary>Gives the network the weights it begins with; returns their digest, empty where they are the seed's.</summary>
    private string Begin(Network network)
    {
        if (From is null)
            return "";
        using var start = StartingWeights.Open(From);
        Log(start.CopyTo(network, Data.ClassNames)
            ? $"Begins with all weights of {From}."
            : $"Begins with the weights of {From} and a new classifier.");
        return start.Digest;
    }

    private Evaluation Test(Network network, BestWeights best, CancellationToken cancellationToken)
    {
        best.Load(network);
        using var normalisation = Data.Normalisation(Device);
        using var images = Data.TestBatches(Recipe, Device);
        return Evaluator.Evaluate(network, images, normalisation, () => { }, cancellationToken);
    }

    /// <summary>Passes on the epochs that need not be trained again.</summary>
    private sealed class Restored(RunCheckpoints inner, Action<Epoch> onEarlier) : ICheckpoints
    {
        public int EverySteps => inner.EverySteps;

        public bool KeepsEnd => inner.KeepsEnd;

        public void Restore(TrainingState state)
        {
            inner.Restore(state);
            foreach (var epoch in state.Progress.Epochs)
                onEarlier(epoch);
        }

        public void Save(TrainingState state) => inner.Save(state);
    }
}
