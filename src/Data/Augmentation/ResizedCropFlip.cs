namespace NasV2.Data;

/// <summary>
/// Cuts out a part of 5 to 100 % of the area with sides of 3:4 to 4:3, brings it to the size of training bilinearly and mirrors half of the
/// images, as Inception's training did (Szegedy et al. 2014) and the paper's does.
/// </summary>
public sealed class ResizedCropFlip : IResampling
{
    private const float MinArea = 0.05f;
    private const int Attempts = 10;
    private static readonly float MaxLogRatio = MathF.Log(4f / 3);

    public void Apply(ReadOnlySpan<byte> source, Span<byte> target, ImageShape shape, StableRandom random) =>
        Resample(source, shape, target, shape, random);

    public void Resample(ReadOnlySpan<byte> source, ImageShape from, Span<byte> target, ImageShape to, StableRandom random)
    {
        ArgumentNullException.ThrowIfNull(random);
        var (top, left, height, width) = Part(from, random);
        var mirror = random.NextBool();
        var stride = from.Width * from.Channels;
        for (var y = 0; y < to.Height; y++)
        {
            var (above, below, down) = Neighbours(top, height, y, to.Height);
            var upperRow = source.Slice(above * stride, stride);
            var lowerRow = source.Slice(below * stride, stride);
            var row = target.Slice(y * to.Width * to.Channels, to.Width * to.Channels);
            for (var x = 0; x < to.Width; x++)
            {
                var (before, after, right) = Neighbours(left, width, x, to.Width);
                var place = (mirror ? to.Width - 1 - x : x) * to.Channels;
                for (var channel = 0; channel < to.Channels; channel++)
                {
                    var (first, second) = ((before * from.Channels) + channel, (after * from.Channels) + channel);
                    var upper = Between(upperRow[first], upperRow[second], right);
                    var lower = Between(lowerRow[first], lowerRow[second], right);
                    row[place + channel] = (byte)(Between(upper, lower, down) + 0.5f);
                }
            }
        }
    }

    /// <summary>The part in pixels; the whole image where no draw fits into it.</summary>
    private static (int Top, int Left, int Height, int Width) Part(ImageShape shape, StableRandom random)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var area = random.Uniform(MinArea, 1) * shape.Height * shape.Width;
            var ratio = MathF.Exp(random.Uniform(-MaxLogRatio, MaxLogRatio));
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
