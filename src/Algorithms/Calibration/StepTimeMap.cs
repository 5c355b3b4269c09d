namespace NasV2.Algorithms.Calibration;

/// <summary>Turns step times of one device type into those of another: <c>ms_reference = exp(a + b ln ms)</c> with b above 0.</summary>
public sealed class StepTimeMap
{
    /// <summary>With fewer networks in common no map is accepted.</summary>
    public const int MinMembers = 4;

    /// <summary>The rank correlation that a map needs where nothing else is said.</summary>
    public const double DefaultThreshold = 0.95;

    private readonly bool _isFitted;

    private StepTimeMap(IReadOnlyList<(double Ms, double ReferenceMs)> members)
    {
        (double X, double Y)[] points = [.. members.Select(member => (Math.Log(member.Ms), Math.Log(member.ReferenceMs)))];
        var line = TheilSenLine.Through(points);
        _isFitted = members.Count >= MinMembers && line is { Slope: > 0 };
        var fitted = _isFitted ? line!.Value : TheilSenLine.WithSlope(1, points);
        (Intercept, Slope) = (fitted.Intercept, fitted.Slope);
        Spearman = RankCorrelation.Spearman(
            [.. members.Select(member => member.Ms)], [.. members.Select(member => member.ReferenceMs)]);
    }

    /// <summary>a, the logarithm of a factor.</summary>
    public double Intercept { get; }

    /// <summary>b; 1 where the members do not determine it, which makes the map a constant factor that is never accepted.</summary>
    public double Slope { get; }

    /// <summary>Spearman's rank correlation of the members' times on both device types, ties averaged; 0 where all are equal.</summary>
    public double Spearman { get; }

    /// <summary>Fits a line to the logarithms, which one wrong measurement among the members hardly moves.</summary>
    /// <param name="members">
    /// The networks that both device types timed: the step time on the device type to map, and that on the reference device type, both in
    /// milliseconds. Too few, or equal times, give a map that is not accepted.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">A time is not a positive, finite number.</exception>
    public static StepTimeMap Fit(IReadOnlyList<(double Ms, double ReferenceMs)> members)
    {
        ArgumentNullException.ThrowIfNull(members);
        foreach (var (ms, referenceMs) in members)
        {
            Check(ms, nameof(members));
            Check(referenceMs, nameof(members));
        }

        return new(members);
    }

    /// <summary>The step time on the reference device type, in milliseconds; only to be relied on where <see cref="IsAccepted"/>.</summary>
    /// <param name="ms">The step time on the mapped device type, in milliseconds.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is not a positive, finite number.</exception>
    public double Map(double ms)
    {
        Check(ms, nameof(ms));
        return Math.Exp(Intercept + (Slope * Math.Log(ms)));
    }

    /// <summary>Whether the device type orders networks enough like the reference device type for its step times to be used.</summary>
    /// <param name="threshold">The least rank correlation, -1 to 1.</param>
    public bool IsAccepted(double threshold = DefaultThreshold) => _isFitted && Spearman >= threshold;

    private static void Check(double ms, string parameter)
    {
        if (ms is not (> 0 and < double.PositiveInfinity))
            throw new ArgumentOutOfRangeException(parameter, ms, "A step time must be a positive number of milliseconds.");
    }
}
