namespace NasV2.Space;

/// <summary>Adds layers to the stages of a network, relatively the more the later the stage.</summary>
internal static class LayerGrowth
{
    /// <summary>Shares of the last stage's growth that the first stage may get.</summary>
    private static readonly double[] FirstStageShares = [0.75, 0.6, 0.45, 0.3, 0.15, 0];

    /// <summary>How the stages between are interpolated: along a line, or with most of the growth at the end.</summary>
    private static readonly double[] Curves = [1, 3];

    /// <summary>The ways to grow, given the last stage's layers; none where the first stage would grow as much as the last.</summary>
    public static IEnumerable<int[]> Enumerate(IReadOnlyList<Stage> stages, int lastLayers) =>
        Curves
            .SelectMany(_ => FirstStageShares, (curve, share) => Grow(stages, lastLayers, share, curve))
            .Where(layers => stages.Count == 1 || layers[0] * stages[^1].Repeats < layers[^1] * stages[0].Repeats);

    private static int[] Grow(IReadOnlyList<Stage> stages, int lastLayers, double firstStageShare, double curve)
    {
        var layers = new int[stages.Count];
        layers[^1] = lastLayers;
        var growth = ((double)lastLayers / stages[^1].Repeats) - 1;
        for (var stage = stages.Count - 2; stage >= 0; stage--)
        {
            var share = firstStageShare + ((1 - firstStageShare) * Math.Pow((double)stage / (stages.Count - 1), curve));
            var wanted = (int)Math.Round(stages[stage].Repeats * (1 + (growth * share)));
            // Whole layers must not let an earlier stage overtake the relative growth of the next one.
            var most = stages[stage].Repeats * layers[stage + 1] / stages[stage + 1].Repeats;
            layers[stage] = Math.Min(wanted, most);
        }

        return layers;
    }
}
