using NasV2.Model;
using NasV2.Specs;
using NasV2.Training.Checkpoints;
using static TorchSharp.torch;

namespace NasV2.Training.Optimization;

/// <summary>
/// Stochastic gradient descent with momentum, as torch has it:
/// <code>
/// g ← g + λ·w        (kernels only)
/// m ← μ·m + g
/// w ← w - rate·m
/// </code>
/// </summary>
public sealed class Sgd : IOptimizer
{
    private readonly NetworkParameters _parameters;
    private readonly Recipe _recipe;
    private readonly Tensor _momentum;

    /// <summary>Allocates the optimizer's state next to the network's weights.</summary>
    public Sgd(NetworkParameters parameters, Recipe recipe)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        (_parameters, _recipe) = (parameters, recipe);
        _momentum = zeros_like(parameters.Values).DetachFromDisposeScope();
    }

    /// <inheritdoc/>
    public IEnumerable<NamedState> State => [new("optimiser.momentum", _momentum)];

    /// <inheritdoc/>
    public void Step(double rate)
    {
        using var noGradient = no_grad();
        if (_recipe.WeightDecay > 0)
            _parameters.DecayedGradients.add_(_parameters.DecayedValues, _recipe.WeightDecay);
        _momentum.mul_(_recipe.Momentum).add_(_parameters.Gradients);
        _parameters.Values.add_(_momentum, -rate);
        _parameters.Gradients.zero_();
    }

    /// <inheritdoc/>
    public void ResumeAfter(long steps)
    {
        // No part of the rule counts steps.
    }

    /// <inheritdoc/>
    public void Dispose() => _momentum.Dispose();
}
