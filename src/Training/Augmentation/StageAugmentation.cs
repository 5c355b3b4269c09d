using NasV2.Data;
using NasV2.Specs;
using NasV2.Training.Batches;
using static TorchSharp.torch;

namespace NasV2.Training.Augmentation;

/// <summary>Makes of the batches of a stage what its regularisation wants: everything random follows from the seed.</summary>
/// <remarks>
/// What is drawn for an image depends on (seed, epoch, image) alone and what is drawn for a batch on (seed, epoch, step), so that a run
/// that is resumed in the middle of an epoch continues as it would have.
/// </remarks>
public sealed class StageAugmentation
{
    private const int Layers = 2;

    // Far from the seed of crops and mirrors, so that an image's operations have nothing to do with them.
    private const int OperationsStream = 0x2545F491;
    private const int MixStream = 0x6C8E9CF5;
    private const int CutoutStream = 0x1B873593;

    private readonly TrainingStage _stage;
    private readonly Normalisation _normalisation;
    private readonly int _classes;
    private readonly int _seed;
    private readonly RandAugmentPolicy? _operations;
    private readonly BatchMixPolicy _mix;
    private readonly CutoutPolicy? _cutout;

    /// <param name="stage">Says how strong it is.</param>
    /// <param name="recipe">Says whether there is cutout.</param>
    /// <param name="classes">Number of classes.</param>
    /// <param name="seed">The run's.</param>
    /// <param name="normalisation">Makes bytes what the network takes.</param>
    public StageAugmentation(TrainingStage stage, Recipe recipe, int classes, long seed, Normalisation normalisation)
    {
        ArgumentNullException.ThrowIfNull(stage);
        ArgumentNullException.ThrowIfNull(recipe);
        (_stage, _classes, _normalisation, _seed) = (stage, classes, normalisation, TrainingData.SeedOf(seed));
        var (magnitude, mixup, cutmix, _) = stage.Regularisation;
        _operations = magnitude > 0 ? new RandAugmentPolicy(magnitude, Layers, stage.Resolution) : null;
        _mix = new BatchMixPolicy(mixup, cutmix);
        _cutout = recipe.Cutout > 0 ? new CutoutPolicy(stage.Resolution, recipe.Cutout) : null;
    }

    /// <summary>The batch as the network trains on it.</summary>
    /// <param name="batch">Cropped images.</param>
    /// <param name="epoch">The epoch, counted from 1.</param>
    /// <param name="step">The step within the epoch.</param>
    /// <returns>
    /// Normalised images, [n, 3, h, w], channels-last, and labels, [n], int64; where images are mixed or have several labels probabilities,
    /// [n, classes], float32.
    /// </returns>
    public (Tensor Images, Tensor Targets) Prepare(IDeviceBatch batch, int epoch, int step)
    {
        ArgumentNullException.ThrowIfNull(batch);
        var (images, targets) = batch.Load();
        if (_operations is not null)
            images = RandAugmentation.Apply(images, [.. batch.Indices.Select(index => Draw(_operations, epoch, index))]);
        images = _normalisation.Apply(images);
        if (_cutout is not null)
            images = BatchCutout.Apply(
                images, [.. batch.Indices.Select(index => _cutout.Draw(new StableRandom(_seed ^ CutoutStream, epoch, index)))],
                rand_like(images));
        if (!_mix.IsOn)
            return (images, targets);
        var mix = _mix.Draw(new StableRandom(_seed ^ MixStream, epoch, step), batch.Indices.Count, _stage.Resolution);
        return BatchMixing.Apply(images, targets.dim() == 1 ? nn.functional.one_hot(targets, _classes).to(float32) : targets, mix);
    }

    private AugmentDraw[] Draw(RandAugmentPolicy operations, int epoch, int index)
    {
        var draws = new AugmentDraw[operations.Layers];
        operations.Draw(new StableRandom(_seed ^ OperationsStream, epoch, index), draws);
        return draws;
    }
}
