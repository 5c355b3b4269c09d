using NasV2.Data;
using NasV2.Model;
using NasV2.Specs;
using NasV2.Training.Optimisation;
using TorchSharp;
using static TorchSharp.torch;

namespace NasV2.Training;

/// <summary>Trains a network for the recipe's epochs and judges it on the minival after each.</summary>
/// <remarks>Call it on the process's <see cref="TorchThread"/>. On a CPU the same seed gives the same accuracies.</remarks>
public sealed class TrainingLoop(Network network, TrainingData data, Recipe recipe, TimeProvider clock)
{
    private readonly LearningRateSchedule _schedule = new(recipe, data.StepsPerEpoch(recipe.Batch));

    /// <summary>Runs all epochs; the last one's minival accuracy is the result.</summary>
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
        EpochResult? last = null;
        for (var epoch = 1; epoch <= recipe.Epochs; epoch++)
        {
            var start = clock.GetTimestamp();
            var (loss, trainAccuracy) = TrainEpoch(step, batches, epoch, cancellation);
            var accuracy = Evaluate(step, minival, cancellation);
            last = new EpochResult(
                epoch, loss, trainAccuracy, accuracy, _schedule.At((long)epoch * batches.BatchesPerEpoch - 1), clock.GetElapsedTime(start).TotalSeconds);
            onEpoch(last);
        }

        return last ?? throw new InvalidOperationException("A recipe has at least one epoch.");
    }

    private (double Loss, double Accuracy) TrainEpoch(TrainingStep step, BatchPipeline batches, int epoch, CancellationToken cancellation)
    {
        using var scope = NewDisposeScope();
        var lossTotal = zeros(1, float32, network.Device);
        var correctTotal = zeros(1, int64, network.Device);
        var index = (long)(epoch - 1) * batches.BatchesPerEpoch;
        foreach (var batch in batches.Epoch(epoch, cancellation))
        {
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
