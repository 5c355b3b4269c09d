namespace NasV2.Space;

/// <summary>The cost of a network for any number of layers, without building each variant.</summary>
internal sealed class DeepenedCost
{
    private readonly Cost _oneLayerEach;
    private readonly Cost[] _perFurtherLayer;

    public DeepenedCost(Architecture architecture, int resolution, FamilyOptions options)
    {
        var shallow = new Architecture(
            architecture.Stages.Select(stage => stage with { Repeats = 1 }), architecture.HeadFilters, architecture.StemStride);
        var complexity = Complexity.Compute(shallow, resolution, options.Classes, options.ImageChannels);
        _oneLayerEach = complexity.Total;
        // The row before a stage's own, the stem's for the first, gives the size of the stage's input.
        _perFurtherLayer = [.. shallow.Stages.Select((stage, index) => StageCost.Compute(stage, complexity.Rows[index].OutputSize).Rest)];
    }

    public Cost ForLayers(int[] layers)
    {
        var cost = _oneLayerEach;
        for (var stage = 0; stage < layers.Length; stage++)
            cost += _perFurtherLayer[stage] * (layers[stage] - 1);
        return cost;
    }
}
