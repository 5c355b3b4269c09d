using NasV2.Model;
using NasV2.Specs;
using NasV2.Training.Checkpoints;
using static TorchSharp.torch;

namespace NasV2.Training.Optimization;

/// <summary>
/// TensorFlow's RMSProp, which the paper trains with, as a few operations over a network's flat buffers:
/// <code>
/// g ← g + λ·w                       (kernels only)
/// s ← ρ·s + (1 - ρ)·g²              s starts at 1
/// m ← μ·m + rate · g / √(s + ε)
/// w ← w - m
/// </code>
/// </summary>
/// <remarks>torch's own RMSprop starts s at 0, adds ε outside the root and keeps the rate out of m: a different optimizer.</remarks>
public sealed class RmsProp : IOptimizer
{
    private readonly NetworkParameters _parameters;
    private readonly Recipe _recipe;
    private readonly Tensor _meanSquare;
    private readonly Tensor _momentum;

    /// <summary>Allocates the optimizer's state next to the network's weights.</summary>
    public RmsProp(NetworkParameters parameters, Recipe recipe)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        _parameters = parameters;
        _recipe = recipe;
        _meanSquare = ones_like(parameters.Values).DetachFromDisposeScope();
        _momentum = zeros_like(parameters.Values).DetachFromDisposeScope();
    }

    /// <inheritdoc/>
    public IEnumerable<NamedState> State => [new("optimiser.mean_square", _meanSquare), new("optimiser.momentum", _momentum)];

    /// <inheritdoc/>
    public void Step(double rate)
    {
        using var noGradient = no_grad();
        var gradients = _parameters.Gradients;
        if (_recipe.WeightDecay > 0)
            _parameters.DecayedGradients.add_(_parameters.DecayedValues, _recipe.WeightDecay);
        _meanSquare.mul_(_recipe.RmsDecay).addcmul_(gradients, gradients, 1 - _recipe.RmsDecay);
        using var root = _meanSquare.add(_recipe.Epsilon).sqrt_();
        _momentum.mul_(_recipe.Momentum).addcdiv_(gradients, root, rate);
        _parameters.Values.sub_(_momentum);
        gradients.zero_();
    }

    /// <inheritdoc/>
    public void ResumeAfter(long steps)
    {
        // No part of the rule counts steps.
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _meanSquare.Dispose();
        _momentum.Dispose();
    }
}
