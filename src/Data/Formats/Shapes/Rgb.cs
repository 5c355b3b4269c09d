namespace NasV2.Data;

/// <summary>A colour, each part 0..255 and beyond while noise is added.</summary>
internal readonly record struct Rgb(float R, float G, float B)
{
    public static Rgb Random(StableRandom random) => new(random.Uniform(0, 255), random.Uniform(0, 255), random.Uniform(0, 255));

    public static Rgb Gray(StableRandom random)
    {
        var level = random.Uniform(0, 255);
        return new Rgb(level, level, level);
    }

    public static Rgb Mix(Rgb from, Rgb to, float share) =>
        new(from.R + (to.R - from.R) * share, from.G + (to.G - from.G) * share, from.B + (to.B - from.B) * share);

    public float SquaredDistance(Rgb other)
    {
        float r = R - other.R, g = G - other.G, b = B - other.B;
        return r * r + g * g + b * b;
    }
}
