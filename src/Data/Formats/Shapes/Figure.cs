namespace NasV2.Data;

/// <summary>A kind of figure, given by the points it covers.</summary>
/// <param name="Name">Class name.</param>
/// <param name="Covers">Whether a point belongs to the figure; the figure lies inside the unit circle.</param>
/// <param name="MaxTilt">Largest tangent of the angle it is turned by; null turns it freely.</param>
internal sealed record Figure(string Name, Func<float, float, bool> Covers, float? MaxTilt = null);
