using NasV2.Model;
using NasV2.Specs;
using NasV2.Training.Checkpoints;
using NasV2.Training.Optimization;
using static TorchSharp.torch;

namespace NasV2.Training;

/// <summary>One training step of a network: forward, cross entropy with label smoothing, backward, optimizer, moving average.</summary>
public sealed class TrainingStep : IDisposable
{
    private readonly Network _network;
    private readonly Recipe _recipe;
    private readonly IOptimizer _optimizer;
    private readonly MovingAverage? _average;

    /// <summary>Allocates the optimizer and, unless the recipe's decay is 0, the moving average.</summary>
    public TrainingStep(Network network, Recipe recipe)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(recipe);
        _network = network;
        _recipe = recipe;
        _optimizer = Optimizers.Create(network.Parameters, recipe);
        if (recipe.EmaDecay > 0)
            _average = new MovingAverage(network.Parameters, recipe.EmaDecay);
    }

    /// <summary>
    /// Whether images have several labels, any of which is a right answer; of mixed images, any whose probability is the highest.
    /// False, the default: one of the classes alone is right.
    /// </summary>
    public bool MultiLabel { get; init; }

    /// <summary>Steps that were taken, those before a resume among them.</summary>
    public long Steps { get; private set; }

    /// <summary>What the optimizer and the moving average remember from step to step.</summary>
    public IEnumerable<NamedState> State => [.. _optimizer.State, .. _average?.State ?? []];

    /// <summary>Says how many steps led to what was put into <see cref="State"/>.</summary>
    public void ResumeAfter(long steps)
    {
        Steps = steps;
        _optimizer.ResumeAfter(steps);
        _average?.ResumeAfter(steps);
    }

    /// <summary>Trains on one batch; adds its loss and its number of right answers to the totals.</summary>
    /// <param name="images">[n, 3, h, w], float32, normalised, channels-last, on the network's device.</param>
    /// <param name="targets">Labels, [n], int64, or probabilities, [n, classes], float32.</param>
    /// <param name="rate">Learning rate.</param>
    /// <param name="totals">Take loss and right answers; left on the device because reading them would wait for it.</param>
    public void Run(Tensor images, Tensor targets, double rate, EpochTotals totals)
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(targets);
        ArgumentNullException.ThrowIfNull(totals);
        using var scope = NewDisposeScope();
        var parts = Math.Min(_recipe.GradientAccumulation, images.shape[0]);
        if (parts == 1)
            Learn(images, targets, share: 1, totals);
        else
            foreach (var (part, itsTargets) in images.chunk(parts).Zip(targets.chunk(parts)))
                Learn(part, itsTargets, (double)part.shape[0] / images.shape[0], totals);
        if (_recipe.GradientClip > 0)
            GradientClip.Apply(_network.Parameters.Gradients, _recipe.GradientClip);
        _optimizer.Step(rate);
        _average?.Update();
        Steps++;
    }

    /// <summary>Puts the averaged weights in the network's place until the result is disposed.</summary>
    public IDisposable? WithAverage() => _average?.Apply();

    /// <inheritdoc/>
    public void Dispose()
    {
        _optimizer.Dispose();
        _average?.Dispose();
    }

    private void Learn(Tensor images, Tensor targets, double share, EpochTotals totals)
    {
        using var scope = NewDisposeScope();
        var logits = _network.Forward(images, training: true);
        var loss = nn.functional.cross_entropy(logits, targets, label_smoothing: _recipe.LabelSmoothing);
        if (share < 1)
            loss *= share;
        loss.backward();
        _network.Parameters.CollectHalfGradients();

        using var noGradient = no_grad();
        totals.Loss.add_(loss);
        totals.Correct.add_(CorrectPredictions.Count(logits, targets, anyOfBest: MultiLabel));
    }
}
