namespace NasV2.Space;

/// <summary>Finds the width, layers and resolution of a larger member that fit its target best, by trying them in a fixed order.</summary>
internal sealed class FamilyGrowth(Architecture winner, FamilyTarget target, FamilyOptions options)
{
    private const int MaxLayers = 200;

    /// <summary>Layers are not added beyond this multiple of the wanted parameters.</summary>
    private const double TooLarge = 1.1;

    /// <summary>Widths in percent; the narrower ones are only for networks in which one more layer is already too much.</summary>
    private static readonly (int From, int To)[] WidthRanges = [(100, 400), (60, 99)];

    private readonly FamilySearch _search = new(winner, target, options);
    private readonly int[] _resolutions = [.. FamilyResolution.UpTo(target, options)];

    public FamilyMember Grow()
    {
        foreach (var (from, to) in WidthRanges)
        {
            if (_search.MissesParameters)
                TryWidths(from, to);
        }

        return _search.Best();
    }

    private void TryWidths(int from, int to)
    {
        foreach (var (width, widened) in Widths(from, to))
        {
            DeepenedCost[] costs = [.. _resolutions.Select(resolution => new DeepenedCost(widened, resolution, options))];
            foreach (var layers in Depths(widened, costs[0]))
            {
                foreach (var (cost, resolution) in costs.Zip(_resolutions))
                    _search.Try(() => WithLayers(widened, layers), cost.ForLayers(layers), width, layers.Sum(), resolution);
            }
        }
    }

    /// <summary>The winner with its stem and stages widened; the head stays, as in the published family.</summary>
    private IEnumerable<(double Width, Architecture Widened)> Widths(int from, int to) =>
        Enumerable.Range(from, to - from + 1)
            .Select(percent => percent / 100.0)
            .TakeWhile(width =>
                winner.Stages.Max(stage => CompoundScaling.RoundFilters(stage.OutputFilters, width)) <= ArchitectureRules.MaxFilters)
            .Select(width => (Width: width, Widened: Widen(width)))
            .DistinctBy(candidate => candidate.Widened);

    private IEnumerable<int[]> Depths(Architecture widened, DeepenedCost cost)
    {
        var before = widened.Stages[^1].Repeats;
        return Enumerable.Range(before + 1, MaxLayers - before)
            .Select(last => LayerGrowth.Enumerate(widened.Stages, last).Where(IsSmallEnough).ToList())
            .TakeWhile(grown => grown.Count > 0)
            .SelectMany(grown => grown);

        bool IsSmallEnough(int[] layers) => cost.ForLayers(layers).Parameters <= _search.Parameters * TooLarge;
    }

    private Architecture Widen(double width) =>
        new(winner.Stages.Select(stage => CompoundScaling.Widen(stage, width)), winner.HeadFilters, winner.StemStride);

    private static Architecture WithLayers(Architecture widened, int[] layers) =>
        new(widened.Stages.Select((stage, index) => stage with { Repeats = layers[index] }), widened.HeadFilters, widened.StemStride);
}
