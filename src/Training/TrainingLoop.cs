using NasV2.Data;
using NasV2.Model;
using NasV2.Specs;
using NasV2.Training.Checkpoints;
using NasV2.Training.Optimisation;
using TorchSharp;
using static TorchSharp.torch;

namespace NasV2.Training;

/// <summary>Trains a network for the recipe's epochs and judges it on the minival after each.</summary>
/// <param name="network">Freshly drawn from the run's seed.</param>
/// <param name="data">Images to train on and to judge by.</param>
/// <param name="recipe">How to train.</param>
/// <param name="clock">Times the epochs.</param>
/// <param name="checkpoints">Where an interrupted run is taken up and this one's state is kept; null for nowhere.</param>
/// <remarks>Call it on the process's <see cref="TorchThread"/>. On a CPU the same seed gives the same accuracies.</remarks>
public sealed class TrainingLoop(Network network, TrainingData data, Recipe recipe, TimeProvider clock, ICheckpoints? checkpoints = null)
{
    // Odd and far from the distances between the seeds of a job's trials, so that no two epochs share a seed.
    private const long EpochSeedStride = 0x1E3779B97F4A7C15;

    private readonly LearningRateSchedule _schedule = new(recipe, data.StepsPerEpoch(recipe.Batch));

    /// <summary>Called before each step and each minival batch; it may hold the training up. Nothing by default.</summary>
    public Action BetweenSteps { get; init; } = () => { };

    /// <summary>Runs all epochs that no earlier attempt ended; the last one's minival accuracy is the result.</summary>
    /// <param name="seed">Seed of data order, augmentation, dropout and stochastic depth.</param>
    /// <param name="onEpoch">Called after each epoch.</param>
    /// <param name="cancellation">Stops between two steps.</param>
    /// <exception cref="DivergedException">The loss became NaN or infinite.</exception>
    public EpochResult Run(long seed, Action<EpochResult> onEpoch, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(onEpoch);
        manual_seed(seed);
        using var step = new TrainingStep(network, recipe);
        var batches = data.TrainingBatches(recipe, seed);
        var minival = data.MinivalBatches(recipe);
        var state = new TrainingState(RunIdentity.Of(network.Architecture, seed, recipe, data.Spec), network, step);
        checkpoints?.Restore(state);
        for (var epoch = state.Progress.Epochs.Count + 1; epoch <= recipe.Epochs; epoch++)
        {
            SeedDevice(seed, epoch);
            var start = clock.GetTimestamp();
            var (loss, trainAccuracy) = TrainEpoch(step, batches, epoch, cancellation);
            var accuracy = Evaluate(step, minival, cancellation);
            var result = new EpochResult(
                epoch, loss, trainAccuracy, accuracy, _schedule.At((long)epoch * batches.BatchesPerEpoch - 1), clock.GetElapsedTime(start).TotalSeconds);
            state.Add(result);
            onEpoch(result);
            if (epoch < recipe.Epochs)
                checkpoints?.Save(state);
        }

        return state.Progress.Epochs[^1];
    }

    /// <summary>TorchSharp reaches the CPU's generator only: elsewhere an epoch must not depend on what those before it drew.</summary>
    private void SeedDevice(long seed, int epoch)
    {
        if (network.Device.type != DeviceType.CPU && epoch > 1)
            cuda.manual_seed_all(unchecked(seed + (epoch * EpochSeedStride)));
    }

    private (double Loss, double Accuracy) TrainEpoch(TrainingStep step, BatchPipeline batches, int epoch, CancellationToken cancellation)
    {
        using var scope = NewDisposeScope();
        var lossTotal = zeros(1, float32, network.Device);
        var correctTotal = zeros(1, int64, network.Device);
        var index = (long)(epoch - 1) * batches.BatchesPerEpoch;
        foreach (var batch in batches.Epoch(epoch, cancellation))
        {
            BetweenSteps();
            using var stepScope = NewDisposeScope();
            using (batch)
            {
                var (images, labels) = DeviceBatch.From(batch, recipe.Resolution, network.Device);
                step.Run(images, labels, _schedule.At(index++), lossTotal, correctTotal);
            }

            // NaN and infinity stay in the sum, so a look now and then finds them without waiting for the device at every step.
            if (index % 16 == 0)
                ThrowIfDiverged(lossTotal, epoch);
        }

        ThrowIfDiverged(lossTotal, epoch);
        return (
            lossTotal.item<float>() / batches.BatchesPerEpoch,
            (double)correctTotal.item<long>() / ((long)batches.BatchesPerEpoch * recipe.Batch));
    }

    private double Evaluate(TrainingStep step, BatchPipeline minival, CancellationToken cancellation)
    {
        using var averaged = step.WithAverage();
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        var correct = zeros(1, int64, network.Device);
        foreach (var batch in minival.Epoch(0, cancellation))
        {
            BetweenSteps();
            using var batchScope = NewDisposeScope();
            using (batch)
            {
                var (images, labels) = DeviceBatch.From(batch, recipe.Resolution, network.Device);
                correct.add_(network.Forward(images, training: false).argmax(1).eq(labels).sum());
            }
        }

        return (double)correct.item<long>() / data.MinivalCount;
    }

    private static void ThrowIfDiverged(Tensor lossTotal, int epoch)
    {
        if (!float.IsFinite(lossTotal.item<float>()))
            throw new DivergedException(epoch);
    }
}
