namespace NasV2.Space;

/// <summary>How far a scaled network is from its target; the smaller one is better.</summary>
/// <param name="MissesParameters">Whether the parameters are outside their tolerance, which counts before everything else.</param>
/// <param name="Distance">
/// The sum of squares of four misses, each over its tolerance: parameters (5 %), multiply-adds (10 %), resolution (5 %), and ln(depth)
/// against the depth that compound scaling pairs with the width (0.5), which picks the most even of several networks of the right size.
/// </param>
internal readonly record struct FamilyFit(bool MissesParameters, double Distance) : IComparable<FamilyFit>
{
    public static readonly FamilyFit Worst = new(true, double.PositiveInfinity);

    private const double ParameterTolerance = 0.05;
    private const double MacTolerance = 0.10;
    private const double ResolutionTolerance = 0.05;
    private const double BalanceTolerance = 0.5;

    /// <summary>Depth grows as 1.2^phi where width grows as 1.1^phi: EfficientNet (arXiv 1905.11946), equation 3.</summary>
    private static readonly double DepthPerWidth = Math.Log(1.2) / Math.Log(1.1);

    /// <param name="parameters">Parameters over the wanted ones.</param>
    /// <param name="macs">Multiply-adds over the wanted ones.</param>
    /// <param name="resolution">Evaluation resolution over the wanted one.</param>
    /// <param name="width">The width coefficient.</param>
    /// <param name="depth">The depth coefficient.</param>
    public static FamilyFit Compute(double parameters, double macs, double resolution, double width, double depth)
    {
        var imbalance = Math.Log(depth) - (DepthPerWidth * Math.Log(width));
        var distance = Square((parameters - 1) / ParameterTolerance)
            + Square((macs - 1) / MacTolerance)
            + Square((resolution - 1) / ResolutionTolerance)
            + Square(imbalance / BalanceTolerance);
        return new(Math.Abs(parameters - 1) > ParameterTolerance, distance);
    }

    public int CompareTo(FamilyFit other) => (MissesParameters, Distance).CompareTo((other.MissesParameters, other.Distance));

    private static double Square(double value) => value * value;
}
