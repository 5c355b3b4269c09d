using NasV2.Model;
using NasV2.Specs;
using NasV2.Training.Checkpoints;
using static TorchSharp.torch;

namespace NasV2.Training.Optimization;

/// <summary>
/// Adam with decoupled weight decay (Loshchilov, Hutter 2019, algorithm 2), β1 the recipe's momentum and β2 its rmsDecay:
/// <code>
/// w ← w - rate·λ·w                 (kernels only)
/// m ← β1·m + (1 - β1)·g            v ← β2·v + (1 - β2)·g²
/// w ← w - rate · m/(1 - β1^t) / (√(v/(1 - β2^t)) + ε)
/// </code>
/// </summary>
public sealed class AdamW : IOptimizer
{
    private readonly NetworkParameters _parameters;
    private readonly Recipe _recipe;
    private readonly Tensor _mean;
    private readonly Tensor _meanSquare;
    private long _steps;

    /// <summary>Allocates the optimizer's state next to the network's weights.</summary>
    public AdamW(NetworkParameters parameters, Recipe recipe)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        (_parameters, _recipe) = (parameters, recipe);
        _mean = zeros_like(parameters.Values).DetachFromDisposeScope();
        _meanSquare = zeros_like(parameters.Values).DetachFromDisposeScope();
    }

    /// <inheritdoc/>
    public IEnumerable<NamedState> State => [new("optimiser.mean", _mean), new("optimiser.mean_square", _meanSquare)];

    /// <inheritdoc/>
    public void Step(double rate)
    {
        using var noGradient = no_grad();
        var gradients = _parameters.Gradients;
        var (beta1, beta2) = (_recipe.Momentum, _recipe.RmsDecay);
        _steps++;
        if (_recipe.WeightDecay > 0)
            _parameters.DecayedValues.mul_(1 - (rate * _recipe.WeightDecay));
        _mean.mul_(beta1).add_(gradients, 1 - beta1);
        _meanSquare.mul_(beta2).addcmul_(gradients, gradients, 1 - beta2);
        using var root = _meanSquare.div(1 - Math.Pow(beta2, _steps)).sqrt_().add_(_recipe.Epsilon);
        _parameters.Values.addcdiv_(_mean, root, -rate / (1 - Math.Pow(beta1, _steps)));
        gradients.zero_();
    }

    /// <inheritdoc/>
    public void ResumeAfter(long steps) => _steps = steps;

    /// <inheritdoc/>
    public void Dispose()
    {
        _mean.Dispose();
        _meanSquare.Dispose();
    }
}
