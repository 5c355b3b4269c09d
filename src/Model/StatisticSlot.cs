using TorchSharp;

namespace NasV2.Model;

/// <summary>One named running statistic of a batch norm, [channels]: a view into the network's flat statistics.</summary>
public sealed class StatisticSlot
{
    private torch.Tensor? _value;

    internal StatisticSlot(string name, long count, float initialValue)
    {
        Name = name;
        Count = count;
        InitialValue = initialValue;
    }

    /// <summary>Dotted path from the network's root, such as <c>stem.norm.running_mean</c>.</summary>
    public string Name { get; }

    /// <summary>Number of channels.</summary>
    public long Count { get; }

    /// <summary>The running value, [channels], never trained.</summary>
    public torch.Tensor Value =>
        _value ?? throw new InvalidOperationException($"The statistic '{Name}' was used before its network was allocated.");

    internal float InitialValue { get; }

    internal void Bind(torch.Tensor statistics, long offset) =>
        _value = statistics.narrow(0, offset, Count).DetachFromDisposeScope();

    internal void Release() => _value?.Dispose();
}
