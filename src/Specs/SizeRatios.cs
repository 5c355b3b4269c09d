using System.ComponentModel.DataAnnotations;

namespace NasV2.Specs;

/// <summary>What M and L cost when S costs 1.</summary>
/// <param name="M">Cost of M, 1.01 to 100.</param>
/// <param name="L">Cost of L, 1.01 to 100 and at least that of M.</param>
public sealed record SizeRatios(
    [property: Field("Cost of M when S costs 1."), Range(1.01, 100)] double M,
    [property: Field("Cost of L when S costs 1; at least that of M."), Range(1.01, 100)] double L) : SpecSection;
