namespace NasV2.Specs;

/// <summary>What M and L cost when S costs 1.</summary>
/// <param name="M">Cost of M, 1 to 100.</param>
/// <param name="L">Cost of L, 1 to 100 and at least that of M.</param>
public sealed record SizeRatios(double M, double L);
