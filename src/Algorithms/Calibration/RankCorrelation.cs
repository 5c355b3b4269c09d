namespace NasV2.Algorithms.Calibration;

/// <summary>Says how far two measures put the same things into the same order.</summary>
public static class RankCorrelation
{
    /// <summary>
    /// Spearman's coefficient: Pearson's over the ranks, where equal values share the mean of their ranks. From -1 (reversed) to 1
    /// (same order); 0 where there is no order to compare, because one side has fewer than two different values.
    /// </summary>
    /// <exception cref="ArgumentException">The lists differ in length.</exception>
    public static double Spearman(IReadOnlyList<double> left, IReadOnlyList<double> right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        if (left.Count != right.Count)
            throw new ArgumentException($"{left.Count} values cannot be compared with {right.Count}.", nameof(right));
        return Pearson(Ranks(left), Ranks(right));
    }

    /// <summary>The place of each value from 1, smallest first; equal values share the mean of their places.</summary>
    private static double[] Ranks(IReadOnlyList<double> values)
    {
        var order = Enumerable.Range(0, values.Count).OrderBy(index => values[index]).ToArray();
        var ranks = new double[values.Count];
        for (int first = 0, next; first < order.Length; first = next)
        {
            for (next = first + 1; next < order.Length && values[order[next]].Equals(values[order[first]]);)
                next++;
            foreach (var index in order[first..next])
                ranks[index] = (first + 1 + next) / 2.0;
        }

        return ranks;
    }

    private static double Pearson(double[] left, double[] right)
    {
        // Ranks of n values have this mean with and without ties.
        var mean = (left.Length + 1) / 2.0;
        double both = 0, leftSquares = 0, rightSquares = 0;
        foreach (var (x, y) in left.Zip(right))
        {
            both += (x - mean) * (y - mean);
            leftSquares += (x - mean) * (x - mean);
            rightSquares += (y - mean) * (y - mean);
        }

        return leftSquares > 0 && rightSquares > 0 ? both / Math.Sqrt(leftSquares * rightSquares) : 0;
    }
}
