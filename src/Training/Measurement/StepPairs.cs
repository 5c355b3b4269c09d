namespace NasV2.Training.Measurement;

/// <summary>The ratio of two steps that were timed in turn: R A R A … R.</summary>
/// <param name="Ratio">Median ratio of a step A to the mean of the two reference steps R around it.</param>
/// <param name="Error">Relative standard error of the ratio.</param>
/// <param name="Pairs">Number of steps A.</param>
/// <remarks>
/// A machine that becomes slower or faster moves A and both its neighbours alike, so that the ratio stays where the times do not.
/// </remarks>
public sealed record StepPairs(double Ratio, double Error, int Pairs)
{
    private const int MinBlocks = 3;

    // Of normally distributed values: standard deviation over MAD, and standard error of the median over that of the mean.
    private const double DeviationOverMad = 1.4826;
    private const double MedianOverMean = 1.2533;

    /// <summary>Compares at least one step with the references around it.</summary>
    /// <param name="steps">Times of the steps A, in milliseconds.</param>
    /// <param name="references">Times of the steps R, one more than of A.</param>
    /// <param name="blockPairs">Pairs in a block; the error comes from the medians of the blocks, which holds where neighbours are
    /// disturbed together. With fewer than three blocks it comes from the spread of the pairs.</param>
    public static StepPairs Compare(IReadOnlyList<double> steps, IReadOnlyList<double> references, int blockPairs)
    {
        ArgumentNullException.ThrowIfNull(steps);
        ArgumentNullException.ThrowIfNull(references);
        double[] ratios = [.. steps.Select((time, i) => 2 * time / (references[i] + references[i + 1]))];
        var all = StepStatistics.Compute(ratios);
        var blocks = ratios.Chunk(blockPairs).Where(block => block.Length == blockPairs).Select(StepStatistics.Median).ToList();
        var error = blocks.Count >= MinBlocks
            ? MedianError(blocks)
            : DeviationOverMad * MedianOverMean * all.MadMs / Math.Sqrt(ratios.Length);
        return new StepPairs(all.MedianMs, error / all.MedianMs, ratios.Length);
    }

    private static double MedianError(List<double> blocks)
    {
        var mean = blocks.Average();
        return Math.Sqrt(blocks.Sum(block => (block - mean) * (block - mean)) / (blocks.Count - 1) / blocks.Count);
    }
}
