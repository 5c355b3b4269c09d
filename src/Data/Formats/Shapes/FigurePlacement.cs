namespace NasV2.Data;

/// <summary>Where a figure lies: centre, radius of its unit circle in pixels and direction of its x axis (a unit vector).</summary>
internal readonly record struct FigurePlacement(float CentreX, float CentreY, float Radius, float DirectionX, float DirectionY)
{
    private const float MaxPartOutside = 0.15f;

    public static FigurePlacement Random(StableRandom random, int side, float radius, float? maxTilt)
    {
        var margin = radius * (1 - MaxPartOutside);
        var (x, y) = maxTilt is { } tilt ? (1f, random.Uniform(-tilt, tilt)) : InUnitDisc(random);
        var length = MathF.Sqrt(x * x + y * y);
        var (centreX, centreY) = (random.Uniform(margin, side - margin), random.Uniform(margin, side - margin));
        return new FigurePlacement(centreX, centreY, radius, x / length, y / length);
    }

    public bool MayCover(int x, int y)
    {
        float dx = x + 0.5f - CentreX, dy = y + 0.5f - CentreY, reach = Radius + 1;
        return dx * dx + dy * dy < reach * reach;
    }

    /// <summary>The part of pixel (<paramref name="x"/>, <paramref name="y"/>) that the figure covers, 0..1.</summary>
    public float Coverage(Figure figure, int x, int y, int oversampling)
    {
        var covered = 0;
        for (var i = 0; i < oversampling; i++)
            for (var j = 0; j < oversampling; j++)
            {
                var dx = (x + (j + 0.5f) / oversampling - CentreX) / Radius;
                var dy = (y + (i + 0.5f) / oversampling - CentreY) / Radius;
                covered += figure.Covers(dx * DirectionX + dy * DirectionY, dy * DirectionX - dx * DirectionY) ? 1 : 0;
            }

        return covered / (float)(oversampling * oversampling);
    }

    private static (float X, float Y) InUnitDisc(StableRandom random)
    {
        float x, y;
        do
            (x, y) = (random.Uniform(-1, 1), random.Uniform(-1, 1));
        while (x * x + y * y is > 1 or < 0.01f);
        return (x, y);
    }
}
