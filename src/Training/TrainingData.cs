using NasV2.Data;
using NasV2.Specs;

namespace NasV2.Training;

/// <summary>The images of a run: what is trained on, and the minival that judges; the test set has no part in it.</summary>
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

    /// <summary>Training steps of one epoch; an incomplete last batch is left out.</summary>
    public int StepsPerEpoch(int batch) => _split.Train.Length / batch;

    /// <summary>Number of minival images.</summary>
    public int MinivalCount => _split.Minival.Length;

    /// <summary>Shuffled, augmented training batches, the same for the same seed and epoch.</summary>
    /// <exception cref="DatasetException">There are fewer images than one batch needs.</exception>
    public BatchPipeline TrainingBatches(Recipe recipe, long seed)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        if (StepsPerEpoch(recipe.Batch) == 0)
            throw new DatasetException($"An epoch needs at least one batch of {recipe.Batch} images, but there are {_split.Train.Length} to train on.");
        return Batches(_split.Train, recipe, seed, training: true);
    }

    /// <summary>The minival in its own order, without augmentation.</summary>
    public BatchPipeline MinivalBatches(Recipe recipe)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        return Batches(_split.Minival, recipe, seed: 0, training: false);
    }

    private BatchPipeline Batches(IReadOnlyList<int> indices, Recipe recipe, long seed, bool training) => new(
        _dataset.Train,
        indices,
        new BatchOptions
        {
            BatchSize = recipe.Batch,
            Resolution = recipe.Resolution,
            Mean = _dataset.Mean,
            Std = _dataset.Std,
            Shuffle = training,
            DropLast = training,
            Augmentation = training ? Augmentations.Get(recipe.Augmentation) : null,
            Seed = HashCode(seed),
        });

    private static int HashCode(long seed) => (int)(seed ^ (seed >> 32));
}
