namespace NasV2.Training.Measurement;

/// <summary>Robust summary of step times.</summary>
/// <param name="MedianMs">Median, in milliseconds.</param>
/// <param name="MadMs">Median absolute deviation from the median, in milliseconds.</param>
/// <param name="Steps">How many steps were timed.</param>
public sealed record StepStatistics(double MedianMs, double MadMs, int Steps)
{
    /// <summary>Relative spread, MAD / median.</summary>
    public double Spread => MadMs / MedianMs;

    /// <summary>Summarises at least one step.</summary>
    public static StepStatistics Compute(IReadOnlyCollection<double> milliseconds)
    {
        var median = Median(milliseconds);
        return new StepStatistics(median, Median([.. milliseconds.Select(time => Math.Abs(time - median))]), milliseconds.Count);
    }

    /// <summary>Median of at least one value.</summary>
    public static double Median(IReadOnlyCollection<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var sorted = values.Order().ToArray();
        var middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
