using NasV2.Data;
using NasV2.Specs;
using static TorchSharp.torch;

namespace NasV2.Training;

/// <summary>The images of a run: what is trained on, the minival that judges, and the test set for a last look.</summary>
public sealed class TrainingData
{
    private readonly Dataset _dataset;
    private readonly TrainMinivalSplit _split;

    /// <summary>Splits a dataset as the spec asks.</summary>
    /// <exception cref="DatasetException">It has too few images.</exception>
    public TrainingData(Dataset dataset, DataSpec spec)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentNullException.ThrowIfNull(spec);
        _dataset = dataset;
        Spec = spec;
        _split = Split.TrainMinival(dataset.Train, spec.Train, spec.Minival, spec.Seed);
    }

    /// <summary>What was asked for.</summary>
    public DataSpec Spec { get; }

    /// <summary>Number of classes.</summary>
    public int Classes => _dataset.Train.ClassNames.Length;

    /// <summary>Whether training images have more than one label.</summary>
    public bool IsMultiLabel => _dataset.Train.Labels.IsMultiLabel;

    /// <summary>Training steps of one epoch; an incomplete last batch is left out.</summary>
    public int StepsPerEpoch(int batch) => _split.Train.Length / batch;

    /// <summary>Number of minival images.</summary>
    public int MinivalCount => _split.Minival.Length;

    /// <summary>Number of test images; 0 where the dataset has no test set.</summary>
    public int TestCount => _dataset.Test?.Count ?? 0;

    /// <summary>What brings batches of these images to a device.</summary>
    public DeviceBatches On(Device device) => new(_dataset.Mean, _dataset.Std, device);

    /// <summary>Shuffled, cropped training batches, the same for the same seed and epoch.</summary>
    /// <param name="recipe">The recipe.</param>
    /// <param name="resolution">Side of the images in pixels.</param>
    /// <param name="seed">Chooses order and crops.</param>
    /// <exception cref="DatasetException">There are fewer images than one batch needs.</exception>
    public BatchPipeline TrainingBatches(Recipe recipe, int resolution, long seed)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        if (StepsPerEpoch(recipe.Batch) == 0)
            throw new DatasetException($"An epoch needs at least one batch of {recipe.Batch} images, but there are {_split.Train.Length} to train on.");
        return new(_dataset.Train, _split.Train, Options(recipe.Batch, resolution) with
        {
            Shuffle = true,
            DropLast = true,
            Augmentation = Augmentations.Get(recipe.Augmentation),
            Seed = SeedOf(seed),
        });
    }

    /// <summary>The minival in its own order, without augmentation.</summary>
    public BatchPipeline MinivalBatches(Recipe recipe)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        return new(_dataset.Train, _split.Minival, Options(recipe.Batch, recipe.JudgingResolution()));
    }

    /// <summary>The test set in its own order, without augmentation.</summary>
    /// <exception cref="DatasetException">The dataset has none.</exception>
    public BatchPipeline TestBatches(Recipe recipe)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        var test = _dataset.Test ?? throw new DatasetException("The dataset has no test images.");
        return new(test, [.. Enumerable.Range(0, test.Count)], Options(recipe.Batch, recipe.JudgingResolution()));
    }

    /// <summary>The seed of batches that goes with a run's.</summary>
    internal static int SeedOf(long seed) => (int)(seed ^ (seed >> 32));

    private static BatchOptions Options(int batch, int resolution) => new() { BatchSize = batch, Resolution = resolution };
}
