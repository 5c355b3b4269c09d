using NasV2.Data;
using NasV2.Specs;
using NasV2.Training.Batches;
using TorchSharp;
using static TorchSharp.torch;

namespace NasV2.Training;

/// <summary>The images of a run: what is trained on, the minival and the test set for evaluation.</summary>
public sealed class TrainingData
{
    private const int MaxEvalBatch = 512;

    private readonly Dataset _dataset;
    private readonly TrainMinivalSplit _split;

    /// <summary>Splits a dataset as the spec asks.</summary>
    /// <exception cref="DatasetException">
    /// It has too few images or fewer than two classes, or a minival on which nothing can be shown to be learned.
    /// </exception>
    public TrainingData(Dataset dataset, DataSpec spec)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentNullException.ThrowIfNull(spec);
        _dataset = dataset;
        Spec = spec;
        if (Classes < 2)
            throw new DatasetException(
                $"The dataset has one class ('{string.Join(", ", ClassNames)}'), expected at least two: any network is "
                    + "right about all its images.");
        _split = Split.TrainMinival(dataset.Train, spec.Train, spec.Minival, spec.Seed);
        Minival = new MinivalFigures(_split.Minival.Length, LargestClass(dataset.Train.Labels, _split.Minival));
        if (!LearningTest.CanPass(Minival))
            throw new DatasetException(
                $"The minival has {Minival.Images} images, {Minival.LargestClass:P0} of them with the same label, which is too few: "
                    + "a network that is right about all of them could not be told from one that always answers that label.");
        Fingerprint = DatasetFingerprint.Compute(dataset);
    }

    /// <summary>What was asked for.</summary>
    public DataSpec Spec { get; }

    /// <summary>SHA-256 that differs for different images under the same settings, see <see cref="DatasetFingerprint"/>.</summary>
    public string Fingerprint { get; }

    /// <summary>Names of the classes, by label.</summary>
    public IReadOnlyList<string> ClassNames => _dataset.Train.ClassNames;

    /// <summary>Number of classes.</summary>
    public int Classes => _dataset.Train.ClassNames.Length;

    /// <summary>Whether training images have more than one label.</summary>
    public bool IsMultiLabel => _dataset.Train.Labels.IsMultiLabel;

    /// <summary>Training steps of one epoch; an incomplete last batch is left out.</summary>
    public int StepsPerEpoch(int batch) => _split.Train.Length / batch;

    /// <summary>What an accuracy on the minival is to be compared with.</summary>
    public MinivalFigures Minival { get; }

    /// <summary>Number of test images; 0 where the dataset has no test set.</summary>
    public int TestCount => _dataset.Test?.Count ?? 0;

    /// <summary>What makes bytes of these images values that a network takes.</summary>
    public Normalisation Normalisation(Device device) => new(_dataset.Mean, _dataset.Std, device);

    /// <summary>Shuffled, cropped training batches, the same for the same seed and epoch.</summary>
    /// <param name="recipe">The recipe.</param>
    /// <param name="resolution">Side of the images in pixels.</param>
    /// <param name="seed">Chooses order and crops.</param>
    /// <param name="device">Where they are wanted.</param>
    /// <exception cref="DatasetException">There are fewer images than one batch needs.</exception>
    public IBatchSource TrainingBatches(Recipe recipe, int resolution, long seed, Device device)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        if (StepsPerEpoch(recipe.Batch) == 0)
            throw new DatasetException(
                $"An epoch needs at least one batch of {recipe.Batch} images, but there are {_split.Train.Length} to train on.");
        return BatchSources.On(device, new(_dataset.Train, _split.Train, Options(recipe.Batch, resolution, device) with
        {
            Shuffle = true,
            DropLast = true,
            Augmentation = Augmentations.Get(recipe.Augmentation),
            Seed = SeedOf(seed),
        }));
    }

    /// <summary>The minival in its own order, without augmentation.</summary>
    public IBatchSource MinivalBatches(Recipe recipe, Device device)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        return BatchSources.On(device, new(_dataset.Train, _split.Minival, EvalOptions(recipe, device)));
    }

    /// <summary>The test set in its own order, without augmentation.</summary>
    /// <exception cref="DatasetException">The dataset has none.</exception>
    public IBatchSource TestBatches(Recipe recipe, Device device)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        var test = _dataset.Test ?? throw new DatasetException("The dataset has no test images.");
        // Looked at once, so that there is nothing to be gained by holding it.
        return new StreamedBatches(new(test, [.. Enumerable.Range(0, test.Count)], EvalOptions(recipe, device)), device);
    }

    /// <summary>Share of the images that have the most frequent label.</summary>
    private static double LargestClass(Labels labels, IReadOnlyCollection<int> images)
    {
        var counts = new Dictionary<int, int>();
        foreach (var image in images)
            foreach (var label in labels.Of(image))
                counts[label] = counts.GetValueOrDefault(label) + 1;
        return (double)counts.Values.Max() / images.Count;
    }

    /// <summary>The seed of batches that goes with a run's.</summary>
    internal static int SeedOf(long seed) => (int)(seed ^ (seed >> 32));

    /// <summary>Evaluation batches are at most as large as a part of a training batch, and no larger than what speeds them up.</summary>
    private static BatchOptions EvalOptions(Recipe recipe, Device device) =>
        Options(Math.Clamp(recipe.Batch / recipe.GradientAccumulation, 1, MaxEvalBatch), recipe.EvaluationResolution(), device);

    /// <summary>Beside a GPU the host's cores are there to prepare images; a CPU trains on them.</summary>
    private static BatchOptions Options(int batch, int resolution, Device device) => new()
    {
        BatchSize = batch,
        Resolution = resolution,
        Threads = device.type == DeviceType.CPU ? 1 : Math.Max(1, Environment.ProcessorCount - 1),
    };
}
