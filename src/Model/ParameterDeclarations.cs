using TorchSharp;

namespace NasV2.Model;

/// <summary>Collects the weights that layers declare while a network is built; a child scope prefixes names.</summary>
public sealed class ParameterDeclarations
{
    private readonly string _prefix;

    internal ParameterDeclarations()
        : this("", [], [])
    {
    }

    private ParameterDeclarations(string prefix, List<ParameterSlot> parameters, List<StatisticSlot> statistics) =>
        (_prefix, Parameters, Statistics) = (prefix, parameters, statistics);

    internal List<ParameterSlot> Parameters { get; }

    internal List<StatisticSlot> Statistics { get; }

    /// <summary>The scope of a layer within this one.</summary>
    public ParameterDeclarations In(string child) => new($"{_prefix}{child}.", Parameters, Statistics);

    /// <summary>Declares a weight that decays.</summary>
    public ParameterSlot Kernel(string name, long[] shape, Action<torch.Tensor, torch.Generator> initialise) =>
        Add(new ParameterSlot(_prefix + name, shape, decays: true, initialise));

    /// <summary>Declares a weight that does not decay, [count], each element <paramref name="value"/> at first.</summary>
    public ParameterSlot Vector(string name, long count, double value) =>
        Add(new ParameterSlot(_prefix + name, [count], decays: false, (tensor, _) => tensor.fill_(value)));

    /// <summary>Declares a running statistic, [count], each element <paramref name="value"/> at first.</summary>
    public StatisticSlot Statistic(string name, long count, float value)
    {
        var slot = new StatisticSlot(_prefix + name, count, value);
        Statistics.Add(slot);
        return slot;
    }

    private ParameterSlot Add(ParameterSlot slot)
    {
        Parameters.Add(slot);
        return slot;
    }
}
