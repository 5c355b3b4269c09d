namespace NasV2.Algorithms.Calibration;

/// <summary>
/// A line through points whose slope is the median of the slopes between all pairs (Theil 1950, Sen 1968).
/// </summary>
/// <remarks>
/// Chosen over least squares with Huber's weights because a calibration has about nine points, and a wrong measurement of the
/// device to map lies off in x, where those weights do not help. Up to 29 % of the points may be wrong, without a tuning constant.
/// </remarks>
/// <param name="Intercept">The median of what the slope leaves over.</param>
/// <param name="Slope">Rise per unit.</param>
internal readonly record struct TheilSenLine(double Intercept, double Slope)
{
    /// <summary>The line through the points; null where no two of them differ in x.</summary>
    public static TheilSenLine? Through(IReadOnlyList<(double X, double Y)> points)
    {
        var slopes = Slopes(points).ToList();
        return slopes.Count == 0 ? null : WithSlope(Median(slopes), points);
    }

    /// <summary>The line of a given slope that leaves as many points above as below; through the origin where there are none.</summary>
    public static TheilSenLine WithSlope(double slope, IReadOnlyList<(double X, double Y)> points) =>
        new(points.Count == 0 ? 0 : Median([.. points.Select(point => point.Y - (slope * point.X))]), slope);

    private static IEnumerable<double> Slopes(IReadOnlyList<(double X, double Y)> points) =>
        from right in Enumerable.Range(0, points.Count)
        from left in Enumerable.Range(0, right)
        let run = points[right].X - points[left].X
        where run != 0
        select (points[right].Y - points[left].Y) / run;

    private static double Median(List<double> values)
    {
        values.Sort();
        var middle = values.Count / 2;
        return values.Count % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }
}
