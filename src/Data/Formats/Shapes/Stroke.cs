namespace NasV2.Data;

/// <summary>A straight distracting line with round ends; positions and thickness in pixels.</summary>
internal readonly record struct Stroke(float FromX, float FromY, float ToX, float ToY, float HalfThickness, Rgb Colour)
{
    public static Stroke Random(StableRandom random, int side)
    {
        float fromX = random.Uniform(0, side), fromY = random.Uniform(0, side);
        float toX = fromX + random.Uniform(-14, 14), toY = fromY + random.Uniform(-14, 14);
        return new Stroke(fromX, fromY, toX, toY, random.Uniform(0.4f, 1.3f), Rgb.Random(random));
    }

    public void Paint(Span<Rgb> canvas, int side)
    {
        for (var y = 0; y < side; y++)
            for (var x = 0; x < side; x++)
            {
                var coverage = Math.Clamp(HalfThickness + 0.5f - Distance(x + 0.5f, y + 0.5f), 0, 1);
                if (coverage > 0)
                    canvas[y * side + x] = Rgb.Mix(canvas[y * side + x], Colour, coverage);
            }
    }

    private float Distance(float x, float y)
    {
        float dx = ToX - FromX, dy = ToY - FromY;
        var along = Math.Clamp(((x - FromX) * dx + (y - FromY) * dy) / Math.Max(dx * dx + dy * dy, 1e-3f), 0, 1);
        float offX = x - FromX - along * dx, offY = y - FromY - along * dy;
        return MathF.Sqrt(offX * offX + offY * offY);
    }
}
