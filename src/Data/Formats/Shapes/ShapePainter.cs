namespace NasV2.Data;

/// <summary>Draws one image: textured background, strokes, the figure, strokes, noise.</summary>
/// <remarks>Uses only operations that IEEE 754 rounds exactly, in a fixed order, so that every platform draws the same bytes.</remarks>
internal static class ShapePainter
{
    private const int Side = 32;
    private const int Oversampling = 3;
    private const float MinColourDistance = 130;
    private const float MaxNoise = 25;

    public static ImageShape Shape { get; } = new(Side, Side, 3);

    public static void Draw(Figure figure, StableRandom random, Span<byte> pixels)
    {
        Span<Rgb> canvas = stackalloc Rgb[Side * Side];
        var background = Background.Random(random);
        background.Paint(canvas, Side);
        PaintStrokes(canvas, random, random.Next(3));
        PaintFigure(canvas, figure, random, background.Average);
        PaintStrokes(canvas, random, random.Next(2));
        AddNoise(canvas, random, pixels);
    }

    private static void PaintFigure(Span<Rgb> canvas, Figure figure, StableRandom random, Rgb background)
    {
        var radius = random.Uniform(8f, 14f);
        var place = FigurePlacement.Random(random, Side, radius, figure.MaxTilt);
        var colour = Contrasting(random, background);
        var opacity = random.Uniform(0.8f, 1f);
        for (var y = 0; y < Side; y++)
            for (var x = 0; x < Side; x++)
                if (place.MayCover(x, y))
                {
                    ref var pixel = ref canvas[y * Side + x];
                    pixel = Rgb.Mix(pixel, colour, opacity * place.Coverage(figure, x, y, Oversampling));
                }
    }

    private static Rgb Contrasting(StableRandom random, Rgb background)
    {
        Rgb colour;
        do
            colour = Rgb.Random(random);
        while (colour.SquaredDistance(background) < MinColourDistance * MinColourDistance);
        return colour;
    }

    private static void PaintStrokes(Span<Rgb> canvas, StableRandom random, int count)
    {
        for (var i = 0; i < count; i++)
            Stroke.Random(random, Side).Paint(canvas, Side);
    }

    private static void AddNoise(ReadOnlySpan<Rgb> canvas, StableRandom random, Span<byte> pixels)
    {
        var amplitude = random.Uniform(0, MaxNoise);
        for (var i = 0; i < canvas.Length; i++)
        {
            // One draw serves three channels, 16 bits each: noise is most of the drawing time.
            var bits = random.NextBits();
            pixels[3 * i] = Noisy(canvas[i].R, bits, amplitude);
            pixels[3 * i + 1] = Noisy(canvas[i].G, bits >> 16, amplitude);
            pixels[3 * i + 2] = Noisy(canvas[i].B, bits >> 32, amplitude);
        }
    }

    private static byte Noisy(float value, ulong bits, float amplitude)
    {
        var noise = (ushort)bits * (2f / 65536) - 1;
        return (byte)Math.Clamp(value + noise * amplitude + 0.5f, 0, 255);
    }
}
