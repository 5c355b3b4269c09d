using TorchSharp;

namespace NasV2.Model;

/// <summary>
/// All weights, gradients and batch-norm statistics of a network, each kind in one flat buffer, so that an optimizer step
/// is a handful of large operations instead of hundreds of small ones.
/// </summary>
/// <remarks>Weights that decay come first: <see cref="DecayedCount"/> splits the buffer.</remarks>
public sealed class NetworkParameters : IDisposable
{
    private readonly List<ParameterSlot> _slots;
    private readonly List<StatisticSlot> _statisticSlots;
    private readonly HalfParameters? _half;

    internal NetworkParameters(ParameterDeclarations declarations, torch.Device device, bool usesBFloat16)
    {
        _slots = [.. declarations.Parameters.OrderByDescending(slot => slot.Decays)];
        _statisticSlots = [.. declarations.Statistics];
        DecayedCount = _slots.Where(slot => slot.Decays).Sum(slot => slot.Count);
        Values = torch.zeros(_slots.Sum(slot => slot.Count), torch.float32, device).DetachFromDisposeScope();
        Gradients = torch.zeros_like(Values).DetachFromDisposeScope();
        DecayedValues = Values.narrow(0, 0, DecayedCount).DetachFromDisposeScope();
        DecayedGradients = Gradients.narrow(0, 0, DecayedCount).DetachFromDisposeScope();
        Statistics = torch.zeros(_statisticSlots.Sum(slot => slot.Count), torch.float32, device).DetachFromDisposeScope();

        var offset = 0L;
        foreach (var slot in _slots)
        {
            slot.Bind(Values, Gradients, offset);
            offset += slot.Count;
        }

        if (usesBFloat16)
            _half = new HalfParameters(this);
        offset = 0L;
        foreach (var slot in _statisticSlots)
        {
            slot.Bind(Statistics, offset);
            offset += slot.Count;
        }
    }

    /// <summary>Weights, [<see cref="Count"/>], float32.</summary>
    public torch.Tensor Values { get; }

    /// <summary>Gradients, laid out as <see cref="Values"/>; backward adds into them.</summary>
    public torch.Tensor Gradients { get; }

    /// <summary>Batch-norm running means and variances, flat.</summary>
    public torch.Tensor Statistics { get; }

    /// <summary>The leading part of <see cref="Values"/> that takes weight decay, [<see cref="DecayedCount"/>].</summary>
    public torch.Tensor DecayedValues { get; }

    /// <summary>The gradients of <see cref="DecayedValues"/>.</summary>
    public torch.Tensor DecayedGradients { get; }

    /// <summary>Number of trainable weights.</summary>
    public long Count => Values.numel();

    /// <summary>How many leading weights take weight decay.</summary>
    public long DecayedCount { get; }

    /// <summary>The named weights in the order in which they lie in <see cref="Values"/>.</summary>
    public IReadOnlyList<ParameterSlot> Slots => _slots;

    /// <summary>The named batch-norm statistics in the order in which they lie in <see cref="Statistics"/>.</summary>
    public IReadOnlyList<StatisticSlot> StatisticSlots => _statisticSlots;

    /// <summary>Takes the gradients of a backward pass in bfloat16 into <see cref="Gradients"/>; does nothing in float32.</summary>
    public void CollectHalfGradients() => _half?.Collect();

    /// <summary>Brings the bfloat16 kernels, where there are any, to the present weights.</summary>
    internal void RefreshHalf() => _half?.Refresh();

    /// <summary>Re-initialises every weight from <paramref name="seed"/> and resets the statistics to mean 0, variance 1.</summary>
    public void Initialise(long seed)
    {
        using var scope = torch.NewDisposeScope();
        using var noGradient = torch.no_grad();
        // Drawn on the CPU so that a seed gives the same weights on every device.
        var generator = new torch.Generator((ulong)seed, torch.CPU);
        foreach (var slot in _slots)
        {
            var drawn = torch.empty(slot.Shape.ToArray(), torch.float32, torch.CPU);
            slot.Initialise(drawn, generator);
            slot.Value.copy_(drawn);
        }

        foreach (var slot in _statisticSlots)
            slot.Value.fill_(slot.InitialValue);
        Gradients.zero_();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var slot in _slots)
            slot.Release();
        foreach (var slot in _statisticSlots)
            slot.Release();
        _half?.Dispose();
        DecayedValues.Dispose();
        DecayedGradients.Dispose();
        Values.Dispose();
        Gradients.Dispose();
        Statistics.Dispose();
    }
}
