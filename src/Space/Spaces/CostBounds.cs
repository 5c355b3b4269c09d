namespace NasV2.Space;

/// <summary>The values that one figure of a network's cost may have.</summary>
/// <param name="Min">The smallest value.</param>
/// <param name="Max">The largest value.</param>
public readonly record struct CostBounds(double Min, double Max)
{
    /// <summary>Any value.</summary>
    public static CostBounds None { get; } = new(0, double.PositiveInfinity);

    /// <summary>Whether the value is allowed.</summary>
    public bool Contain(long value) => value >= Min && value <= Max;
}
