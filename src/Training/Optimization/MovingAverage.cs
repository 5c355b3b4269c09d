using NasV2.Model;
using NasV2.Training.Checkpoints;
using static TorchSharp.torch;

namespace NasV2.Training.Optimization;

/// <summary>
/// Exponential moving average of a network's weights and batch-norm statistics:
/// <c>a ← d·a + (1 - d)·w</c> with <c>d = min(decay, (1 + step) / (10 + step))</c>.
/// </summary>
public sealed class MovingAverage : IDisposable
{
    private readonly NetworkParameters _parameters;
    private readonly double _decay;
    private readonly Tensor _values;
    private readonly Tensor _statistics;
    private long _step;

    /// <summary>Starts the average at the network's present weights.</summary>
    public MovingAverage(NetworkParameters parameters, double decay)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        using var noGradient = no_grad();
        _parameters = parameters;
        _decay = decay;
        _values = parameters.Values.clone().DetachFromDisposeScope();
        _statistics = parameters.Statistics.clone().DetachFromDisposeScope();
    }

    /// <summary>The averages; the number of steps in them is set by <see cref="ResumeAfter"/>.</summary>
    public IEnumerable<NamedState> State => [new("average.values", _values), new("average.statistics", _statistics)];

    /// <summary>Says how many steps the averages hold that were put into <see cref="State"/>.</summary>
    public void ResumeAfter(long steps) => _step = steps;

    /// <summary>Takes the present weights into the average.</summary>
    public void Update()
    {
        using var noGradient = no_grad();
        _step++;
        var decay = Math.Min(_decay, (1.0 + _step) / (10.0 + _step));
        _values.mul_(decay).add_(_parameters.Values, 1 - decay);
        _statistics.mul_(decay).add_(_parameters.Statistics, 1 - decay);
    }

    /// <summary>Puts the average in the network's place until the result is disposed.</summary>
    public IDisposable Apply()
    {
        Swap();
        return new Restoration(this);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _values.Dispose();
        _statistics.Dispose();
    }

    private void Swap()
    {
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        Exchange(_parameters.Values, _values);
        Exchange(_parameters.Statistics, _statistics);
    }

    private static void Exchange(Tensor one, Tensor other)
    {
        var held = one.clone();
        one.copy_(other);
        other.copy_(held);
    }

    private sealed class Restoration(MovingAverage average) : IDisposable
    {
        public void Dispose() => average.Swap();
    }
}
