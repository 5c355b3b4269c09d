using TorchSharp;

namespace NasV2.Model;

/// <summary>Collects the weights that layers declare while a network is built; a child scope prefixes names.</summary>
internal sealed class ParameterDeclarations
{
    private readonly string _prefix;

    public ParameterDeclarations()
        : this("", [], [])
    {
    }

    private ParameterDeclarations(string prefix, List<ParameterSlot> parameters, List<StatisticSlot> statistics) =>
        (_prefix, Parameters, Statistics) = (prefix, parameters, statistics);

    public List<ParameterSlot> Parameters { get; }

    public List<StatisticSlot> Statistics { get; }

    public ParameterDeclarations In(string child) => new($"{_prefix}{child}.", Parameters, Statistics);

    public ParameterSlot Kernel(string name, long[] shape, Action<torch.Tensor, torch.Generator> initialise) =>
        Add(new ParameterSlot(_prefix + name, shape, decays: true, initialise));

    public ParameterSlot Vector(string name, long count, double value) =>
        Add(new ParameterSlot(_prefix + name, [count], decays: false, (tensor, _) => tensor.fill_(value)));

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
