using NasV2.Model;
using NasV2.Specs;
using NasV2.Training.Augmentation;
using NasV2.Training.Batches;
using NasV2.Training.Checkpoints;
using NasV2.Training.Optimization;
using TorchSharp;
using static TorchSharp.torch;

namespace NasV2.Training;

/// <summary>Trains a network through the recipe's stages and evaluates it on the minival after each epoch.</summary>
/// <param name="network">Freshly drawn from the run's seed.</param>
/// <param name="data">Images to train on and to evaluate on.</param>
/// <param name="recipe">How to train.</param>
/// <param name="clock">Times the epochs.</param>
/// <param name="checkpoints">Where an interrupted run is resumed from and this one's state is kept; null for nowhere.</param>
/// <remarks>Call it on the process's <see cref="TorchThread"/>. On a CPU the same seed gives the same weights, to the last bit.</remarks>
public sealed class TrainingLoop(Network network, TrainingData data, Recipe recipe, TimeProvider clock, ICheckpoints? checkpoints = null)
{
    // Odd and far from the distances between the seeds of a job's trials, so that no two epochs share a seed.
    private const long EpochSeedStride = 0x1E3779B97F4A7C15;

    /// <summary>NaN and infinity stay in the sum of losses, so an occasional check finds them without waiting for
    /// the device at every step.</summary>
    private const int StepsPerLossCheck = 16;

    private readonly LearningRateSchedule _schedule = new(recipe, data.StepsPerEpoch(recipe.Batch));

    /// <summary>SHA-256 of the weights that the run begins with; empty, the default, where they were drawn from its seed.</summary>
    public string Start { get; init; } = "";

    /// <summary>Called before each step and each minival batch; it may pause the training. Nothing by default.</summary>
    public Action BetweenSteps { get; init; } = () => { };

    /// <summary>Called after each step with the number of steps that were taken in all. Nothing by default.</summary>
    public Action<long> OnStep { get; init; } = _ => { };

    /// <summary>Called every few steps. Nothing by default.</summary>
    public Action<TrainingProgress> OnProgress { get; init; } = _ => { };

    /// <summary>
    /// Runs all epochs that no earlier attempt ended, fewer where the recipe's patience ends.
    /// </summary>
    /// <param name="seed">Seed of data order, augmentation, dropout and stochastic depth.</param>
    /// <param name="onEpoch">Called after each epoch, with the averaged weights still in the network's place.</param>
    /// <param name="cancellationToken">Stops between two steps.</param>
    /// <returns>The last epoch; the best one where the recipe has a patience (early stopping).</returns>
    /// <exception cref="DivergedException">The loss became NaN or infinite.</exception>
    public Epoch Run(long seed, Action<Epoch> onEpoch, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(onEpoch);
        manual_seed(seed);
        using var step = new TrainingStep(network, recipe) { MultiLabel = data.IsMultiLabel };
        using var totals = new EpochTotals(network.Device);
        using var normalisation = data.Normalisation(network.Device);
        using var minival = data.MinivalBatches(recipe, network.Device);
        var state = new TrainingState(Identity(seed), recipe.Epochs, network, step, totals);
        checkpoints?.Restore(state);
        foreach (var stage in TrainingStages.Resolve(recipe, seed))
        {
            if (stage.FirstEpoch + stage.Epochs <= state.Progress.Epochs.Count + 1)
                continue;
            using var images = data.TrainingBatches(recipe, stage.Resolution, seed, network.Device);
            var augmentation = new StageAugmentation(stage, recipe, data.Classes, seed, normalisation);
            network.Dropout = stage.Regularisation.Dropout;
            for (var epoch = Math.Max(stage.FirstEpoch, state.Progress.Epochs.Count + 1); epoch < stage.FirstEpoch + stage.Epochs; epoch++)
            {
                if (IsOver(state.Progress.Epochs))
                    return Result(state.Progress.Epochs);
                state.BeginEpoch(clock);
                SeedDevice(seed, epoch);
                var ended = Train(new RunningEpoch(epoch, stage, images, augmentation), state, step, totals, cancellationToken);
                using (step.WithAverage())
                {
                    var evaluation = Evaluator.Evaluate(network, minival, normalisation, BetweenSteps, cancellationToken);
                    state.Add(new Epoch(
                        epoch, recipe.Epochs, ended.Loss, ended.TrainAccuracy, evaluation.Accuracy, ended.LearningRate,
                        state.SecondsOfEpoch, evaluation));
                    onEpoch(state.Progress.Epochs[^1]);
                }

                totals.Clear();
                if (checkpoints is not null && (!state.IsAtEnd || checkpoints.KeepsEnd))
                    checkpoints.Save(state);
            }
        }

        return Result(state.Progress.Epochs);
    }

    private Epoch Result(IReadOnlyList<Epoch> epochs) => recipe.Patience == 0 ? epochs[^1] : Best(epochs);

    private static Epoch Best(IReadOnlyList<Epoch> epochs) => epochs.MaxBy(epoch => epoch.MinivalAccuracy)!;

    private RunIdentity Identity(long seed) =>
        RunIdentity.Create(network.Architecture, seed, recipe, data.Spec, data.Fingerprint) with { Start = Start };

    /// <summary>Whether so many epochs have brought nothing better that the recipe's patience is at its end.</summary>
    private bool IsOver(IReadOnlyList<Epoch> epochs)
    {
        if (recipe.Patience == 0 || epochs.Count == 0)
            return false;
        return epochs.Count - Best(epochs).Number >= recipe.Patience;
    }

    /// <summary>TorchSharp reaches the CPU's generator only: elsewhere an epoch must not depend on what those before it drew.</summary>
    private void SeedDevice(long seed, int epoch)
    {
        if (network.Device.type != DeviceType.CPU && epoch > 1)
            cuda.manual_seed_all(unchecked(seed + (epoch * EpochSeedStride)));
    }

    private TrainingProgress Train(
        RunningEpoch epoch, TrainingState state, TrainingStep step, EpochTotals totals, CancellationToken cancellationToken)
    {
        var perEpoch = epoch.Images.BatchesPerEpoch;
        var first = (int)(step.Steps - ((long)(epoch.Number - 1) * perEpoch));
        var taken = first;
        foreach (var batch in epoch.Images.Epoch(epoch.Number, first, cancellationToken))
        {
            BetweenSteps();
            using var scope = NewDisposeScope();
            using (batch)
            {
                var (images, targets) = epoch.Augmentation.Prepare(batch, epoch.Number, taken);
                step.Run(images, targets, _schedule.At(step.Steps), totals);
            }

            taken++;
            OnStep(step.Steps);
            if (taken % StepsPerLossCheck == 0 && taken < perEpoch)
                OnProgress(CheckLoss(epoch, taken, step, totals));
            if (checkpoints is { EverySteps: > 0 and var every } && step.Steps % every == 0 && taken < perEpoch)
                checkpoints.Save(state);
        }

        var end = CheckLoss(epoch, perEpoch, step, totals);
        OnProgress(end);
        return end;
    }

    private TrainingProgress CheckLoss(RunningEpoch epoch, int taken, TrainingStep step, EpochTotals totals)
    {
        var loss = totals.Loss.item<float>();
        if (!float.IsFinite(loss))
            throw new DivergedException(epoch.Number);
        return new TrainingProgress(
            epoch.Number, epoch.Stage, taken, epoch.Images.BatchesPerEpoch, loss / taken,
            (double)totals.Correct.item<long>() / ((long)taken * recipe.Batch), _schedule.At(step.Steps - 1));
    }

    private readonly record struct RunningEpoch(int Number, TrainingStage Stage, IBatchSource Images, StageAugmentation Augmentation);
}
