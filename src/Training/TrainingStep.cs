using NasV2.Model;
using NasV2.Specs;
using NasV2.Training.Checkpoints;
using NasV2.Training.Optimisation;
using TorchSharp;
using static TorchSharp.torch;

namespace NasV2.Training;

/// <summary>One training step of a network: forward, cross entropy with label smoothing, backward, optimiser, moving average.</summary>
public sealed class TrainingStep : IDisposable
{
    private readonly Network _network;
    private readonly Recipe _recipe;
    private readonly RmsProp _optimiser;
    private readonly MovingAverage? _average;

    /// <summary>Allocates the optimiser and, unless the recipe's decay is 0, the moving average.</summary>
    public TrainingStep(Network network, Recipe recipe)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(recipe);
        _network = network;
        _recipe = recipe;
        _optimiser = new RmsProp(network.Parameters, recipe);
        if (recipe.EmaDecay > 0)
            _average = new MovingAverage(network.Parameters, recipe.EmaDecay);
    }

    /// <summary>Steps that were taken, those before a resume among them.</summary>
    public long Steps { get; private set; }

    /// <summary>What the optimiser and the moving average remember from step to step.</summary>
    public IEnumerable<NamedState> State => [.. _optimiser.State, .. _average?.State ?? []];

    /// <summary>Says how many steps led to what was put into <see cref="State"/>.</summary>
    public void ResumeAfter(long steps)
    {
        Steps = steps;
        _average?.ResumeAfter(steps);
    }

    /// <summary>Trains on one batch; adds its loss and its number of right answers to the totals.</summary>
    /// <param name="images">[n, 3, h, w], float32, channels-last, on the network's device.</param>
    /// <param name="labels">[n], int64, on the network's device.</param>
    /// <param name="rate">Learning rate.</param>
    /// <param name="lossTotal">Scalar on the device; left there because reading it would wait for the device.</param>
    /// <param name="correctTotal">Scalar int64 on the device.</param>
    public void Run(Tensor images, Tensor labels, double rate, Tensor lossTotal, Tensor correctTotal)
    {
        using var scope = NewDisposeScope();
        var logits = _network.Forward(images, training: true);
        var loss = nn.functional.cross_entropy(logits, labels, label_smoothing: _recipe.LabelSmoothing);
        loss.backward();
        _optimiser.Step(rate);
        _average?.Update();
        Steps++;

        using var noGradient = no_grad();
        lossTotal.add_(loss);
        correctTotal.add_(logits.argmax(1).eq(labels).sum());
    }

    /// <summary>Puts the averaged weights in the network's place until the result is disposed.</summary>
    public IDisposable? WithAverage() => _average?.Apply();

    /// <inheritdoc/>
    public void Dispose()
    {
        _optimiser.Dispose();
        _average?.Dispose();
    }
}
