using System.Collections.Immutable;

namespace NasV2.Data;

/// <summary>The ten classes of <see cref="ShapesFormat"/>, in the order of their labels.</summary>
internal static class Figures
{
    private const float SlightTilt = 0.25f;

    // Unit normals of a regular pentagon's sides. Written out because sine and cosine differ in the last bit between platforms.
    private static readonly (float X, float Y)[] PentagonNormals =
        [(0f, 1f), (0.95105654f, 0.30901700f), (0.58778524f, -0.80901700f), (-0.58778524f, -0.80901700f), (-0.95105654f, 0.30901700f)];

    // The pentagon inside a five-pointed star whose tips touch the unit circle.
    private const float StarInnerRadius = 0.30901700f;

    public static ImmutableArray<Figure> All { get; } =
    [
        new("circle", (x, y) => x * x + y * y < 0.8f * 0.8f),
        new("ring", (x, y) => x * x + y * y is < 0.85f * 0.85f and > 0.5f * 0.5f),
        new("square", (x, y) => Reach(x, y) < 0.7f),
        new("frame", (x, y) => Reach(x, y) is < 0.7f and > 0.4f),
        new("triangle", (x, y) => y < 0.5f && 1.7320508f * x - y < 1f && -1.7320508f * x - y < 1f),
        new("cross", (x, y) => Math.Min(Math.Abs(x), Math.Abs(y)) < 0.25f && Reach(x, y) < 0.9f),
        new("star", InStar),
        new("horizontal stripes", (x, y) => Reach(x, y) < 0.7f && Odd(y), SlightTilt),
        new("vertical stripes", (x, y) => Reach(x, y) < 0.7f && Odd(x), SlightTilt),
        new("checker", (x, y) => Reach(x, y) < 0.7f && Odd(x) == Odd(y), SlightTilt),
    ];

    private static float Reach(float x, float y) => Math.Max(Math.Abs(x), Math.Abs(y));

    /// <summary>Bands of width 0.35, of which a side of 1.4 has four.</summary>
    private static bool Odd(float x) => ((int)MathF.Floor(x / 0.35f) & 1) != 0;

    /// <summary>A star is where a point is outside of at most one side of its inner pentagon.</summary>
    private static bool InStar(float x, float y)
    {
        var outside = 0;
        foreach (var (nx, ny) in PentagonNormals)
            outside += nx * x + ny * y > StarInnerRadius ? 1 : 0;
        return outside <= 1;
    }
}
