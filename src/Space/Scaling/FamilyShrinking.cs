namespace NasV2.Space;

/// <summary>Finds the compound coefficients of a smaller member that fit its target best, by trying them in a fixed order.</summary>
internal static class FamilyShrinking
{
    public static FamilyMember Shrink(Architecture winner, FamilyTarget target, FamilyOptions options)
    {
        var search = new FamilySearch(winner, target, options);
        var resolution = FamilyResolution.Wanted(target, options);
        foreach (var (width, depth) in Coefficients())
        {
            var scaled = CompoundScaling.Scale(winner, width, depth);
            var cost = Complexity.Compute(scaled, resolution, options.Classes, options.ImageChannels).Total;
            search.Try(() => scaled, cost, width, scaled.Stages.Sum(stage => stage.Repeats), resolution);
        }

        return search.Best();
    }

    /// <summary>Widths from 1.00 to 0.20 in steps of 0.01 with depths from 1.00 to 0.10 in steps of 0.05.</summary>
    private static IEnumerable<(double Width, double Depth)> Coefficients() =>
        from width in Enumerable.Range(20, 81).Reverse()
        from depth in Enumerable.Range(2, 19).Reverse()
        select (width / 100.0, depth / 20.0);
}
