using NasV2.Data;
using NasV2.Model;
using NasV2.Specs;
using NasV2.Training.Checkpoints;
using TorchSharp;

namespace NasV2.Training.Tests.Checkpoints;

/// <summary>A short run on the built-in images, with everything that could make one attempt differ from another switched on.</summary>
internal static class ShapesRun
{
    public const long Seed = 7;

    private static readonly Lazy<Dataset> Shapes =
        new(() => DatasetFormats.Default.Get("shapes").Load("", new DatasetLoadOptions(), CancellationToken.None));
    private static readonly DataSpec Subset = new() { Format = "shapes", Train = 160, Minival = 100 };

    public static Recipe Recipe { get; } = Recipes.Small with { Epochs = 4, LearningRate = 0.064 };

    public static TrainingData Data => new(Shapes.Value, Subset);

    public static RunIdentity Identity(Recipe recipe) =>
        RunIdentity.Create(Networks.TinyArchitecture, Seed, recipe, Subset, Data.Fingerprint);

    /// <summary>Trains with fresh objects; the weights that the run ends with, and the epochs that were trained.</summary>
    public static (byte[] Weights, List<(int Epoch, double Loss, double Accuracy)> Epochs) Train(
        Recipe recipe, ICheckpoints? checkpoints = null, int? stopAfter = null)
    {
        var data = Data;
        using var network = new Network(Networks.TinyArchitecture, recipe.NetworkOptions(data.Classes), torch.CPU, Seed);
        using var stop = new CancellationTokenSource();
        var epochs = new List<(int, double, double)>();
        var loop = new TrainingLoop(network, data, recipe, TimeProvider.System, checkpoints);
        try
        {
            loop.Run(Seed, Note, stop.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The attempt ended early, as it should.
        }

        return ([.. network.Parameters.Values.bytes, .. network.Parameters.Statistics.bytes], epochs);

        void Note(Epoch epoch)
        {
            epochs.Add((epoch.Number, epoch.Loss, epoch.MinivalAccuracy));
            if (epoch.Number == stopAfter)
                stop.Cancel();
        }
    }
}
