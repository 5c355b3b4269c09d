namespace NasV2.Data;

/// <summary>How strong an operation is at a magnitude.</summary>
/// <param name="Size">(l, pixel scale) → value in the operation's unit; l is the magnitude divided by 10.</param>
/// <param name="EitherSign">Whether half of the draws have the opposite sign.</param>
public sealed record AugmentMagnitude(Func<double, double, double> Size, bool EitherSign = false);
