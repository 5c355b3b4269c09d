namespace NasV2.Space;

/// <summary>
/// What each member of a search space costs without its classifier, as a sum over tables with one entry for each choice of a stage:
/// filters and strides are fixed, so what a stage costs does not depend on the other stages.
/// </summary>
internal sealed class MemberCosts
{
    private const int ColourChannels = 3;

    private readonly Cost _fixed;
    private readonly Cost[][] _stages;

    /// <param name="space">The space.</param>
    /// <param name="resolution">Side of the colour image in pixels.</param>
    public MemberCosts(SearchSpace space, int resolution)
    {
        _stages = new Cost[space.Stages.Length][];
        var (input, size) = (space.StemFilters, LayerCost.OutputSize(resolution, space.StemStride));
        var stem = LayerCost.ConvBatchNorm(3, ColourChannels, space.StemFilters, size);
        for (var stage = 0; stage < _stages.Length; stage++)
        {
            _stages[stage] =
            [
                .. space.Stages[stage].ListAll(input).Select(member => StageCost.Compute(member, size).ForLayers(member.Repeats)),
            ];
            (input, size) = (space.Stages[stage].OutputFilters, LayerCost.OutputSize(size, space.Stages[stage].Stride));
        }

        _fixed = stem + LayerCost.ConvBatchNorm(1, input, space.HeadFilters, size);
    }

    /// <summary>The cost of the member at a position of the space.</summary>
    public Cost Compute(UInt128 index)
    {
        var sum = _fixed;
        for (var stage = _stages.Length - 1; stage >= 0; stage--)
        {
            (index, var choice) = UInt128.DivRem(index, (UInt128)_stages[stage].Length);
            sum += _stages[stage][(int)choice];
        }

        return sum;
    }
}
