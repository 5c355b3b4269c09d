namespace NasV2.Coordination.Tests;

/// <summary>What a simulated trainer measures.</summary>
/// <param name="Ms">Median, in milliseconds.</param>
/// <param name="IsSettled">Whether the spread came under its limit.</param>
internal sealed record SimulatedStep(double Ms, bool IsSettled = true);
