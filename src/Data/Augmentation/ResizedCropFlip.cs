namespace NasV2.Data;

/// <summary>
/// Cuts out a part of 5 to 100 % of the area with sides of 3:4 to 4:3, brings it back to the whole size bilinearly and mirrors half of the
/// images, as Inception's training did (Szegedy et al. 2014) and the paper's does.
/// </summary>
public sealed class ResizedCropFlip : IAugmentation
{
    private const float LeastArea = 0.05f;
    private const int Attempts = 10;
    private static readonly float MostLogRatio = MathF.Log(4f / 3);

    public void Apply(ReadOnlySpan<byte> source, Span<byte> target, ImageShape shape, StableRandom random)
    {
        ArgumentNullException.ThrowIfNull(random);
        var (top, left, height, width) = Part(shape, random);
        var mirror = random.NextBool();
        var stride = shape.Width * shape.Channels;
        for (var y = 0; y < shape.Height; y++)
        {
            var (above, below, down) = Neighbours(top, height, y, shape.Height);
            var row = target.Slice(y * stride, stride);
            for (var x = 0; x < shape.Width; x++)
            {
                var (before, after, right) = Neighbours(left, width, x, shape.Width);
                var to = (mirror ? shape.Width - 1 - x : x) * shape.Channels;
                for (var channel = 0; channel < shape.Channels; channel++)
                {
                    var upper = Between(source[(above * stride) + (before * shape.Channels) + channel], source[(above * stride) + (after * shape.Channels) + channel], right);
                    var lower = Between(source[(below * stride) + (before * shape.Channels) + channel], source[(below * stride) + (after * shape.Channels) + channel], right);
                    row[to + channel] = (byte)(Between(upper, lower, down) + 0.5f);
                }
            }
        }
    }

    /// <summary>The part in pixels; the whole image where no draw fits into it.</summary>
    private static (int Top, int Left, int Height, int Width) Part(ImageShape shape, StableRandom random)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var area = random.Uniform(LeastArea, 1) * shape.Height * shape.Width;
            var ratio = MathF.Exp(random.Uniform(-MostLogRatio, MostLogRatio));
            var width = (int)MathF.Round(MathF.Sqrt(area * ratio));
            var height = (int)MathF.Round(MathF.Sqrt(area / ratio));
            if (width > 0 && height > 0 && width <= shape.Width && height <= shape.Height)
                return (random.Next(shape.Height - height + 1), random.Next(shape.Width - width + 1), height, width);
        }

        return (0, 0, shape.Height, shape.Width);
    }

    /// <summary>The two source pixels that a target pixel lies between, and how far beyond the first.</summary>
    private static (int First, int Second, float Share) Neighbours(int begin, int length, int position, int size)
    {
        var exact = Math.Clamp(((position + 0.5f) * length / size) - 0.5f, 0, length - 1);
        var first = (int)exact;
        return (begin + first, begin + Math.Min(first + 1, length - 1), exact - first);
    }

    private static float Between(float first, float second, float share) => first + ((second - first) * share);
}
