namespace NasV2.Data;

/// <summary>A gradient between two colours with a blotchy texture over it.</summary>
/// <param name="From">Colour at the gradient's start.</param>
/// <param name="To">Colour at its end.</param>
/// <param name="Across">The gradient runs left to right by this share, the rest top to bottom.</param>
/// <param name="Blotches">Brightness offsets on a coarse square grid, interpolated between.</param>
internal sealed record Background(Rgb From, Rgb To, float Across, float[] Blotches)
{
    private const int Grid = 6;
    private const float MaxBlotch = 30;

    public Rgb Average => Rgb.Mix(From, To, 0.5f);

    public static Background Random(StableRandom random)
    {
        var from = Rgb.Mix(Rgb.Gray(random), Rgb.Random(random), 0.3f);
        var to = Rgb.Mix(from, Rgb.Random(random), random.Uniform(0, 0.3f));
        var across = random.NextSingle();
        var amplitude = random.Uniform(0, MaxBlotch);
        var blotches = new float[Grid * Grid];
        for (var i = 0; i < blotches.Length; i++)
            blotches[i] = random.Uniform(-amplitude, amplitude);
        return new Background(from, to, across, blotches);
    }

    public void Paint(Span<Rgb> canvas, int side)
    {
        for (var y = 0; y < side; y++)
            for (var x = 0; x < side; x++)
            {
                var share = (x * Across + y * (1 - Across)) / side;
                var brightness = Blotch(x * (Grid - 1f) / side, y * (Grid - 1f) / side);
                var colour = Rgb.Mix(From, To, share);
                canvas[y * side + x] = new Rgb(colour.R + brightness, colour.G + brightness, colour.B + brightness);
            }
    }

    private float Blotch(float x, float y)
    {
        int column = (int)x, row = (int)y;
        float right = x - column, down = y - row;
        var corner = row * Grid + column;
        var upper = Blotches[corner] + (Blotches[corner + 1] - Blotches[corner]) * right;
        var lower = Blotches[corner + Grid] + (Blotches[corner + Grid + 1] - Blotches[corner + Grid]) * right;
        return upper + (lower - upper) * down;
    }
}
