using NasV2.Data;

namespace NasV2.Training.Augmentation;

/// <summary>The operations that move pixels, and Cutout: gray where there is nothing to be read.</summary>
internal static class ByteGeometry
{
    private const byte Fill = 128;

    public static void Rotate(ByteImage from, Span<byte> to, AugmentDraw draw) =>
        Move(from, to, FixedAffine.Rotation(draw.Value, from.Width, from.Height));

    public static void ShearX(ByteImage from, Span<byte> to, AugmentDraw draw) => Move(from, to, FixedAffine.ShearX(draw.Value));

    public static void ShearY(ByteImage from, Span<byte> to, AugmentDraw draw) => Move(from, to, FixedAffine.ShearY(draw.Value));

    public static void TranslateX(ByteImage from, Span<byte> to, AugmentDraw draw) =>
        Move(from, to, FixedAffine.Translation(draw.Value, 0));

    public static void TranslateY(ByteImage from, Span<byte> to, AugmentDraw draw) =>
        Move(from, to, FixedAffine.Translation(0, draw.Value));

    public static void Cutout(ByteImage from, Span<byte> to, AugmentDraw draw)
    {
        from.Values.CopyTo(to);
        var box = CutBox.Around(draw.X, draw.Y, (int)draw.Value, from.Width, from.Height);
        for (var row = box.Top; row < box.Bottom; row++)
            to[(((row * from.Width) + box.Left) * 3)..(((row * from.Width) + Math.Max(box.Left, box.Right)) * 3)].Fill(Fill);
    }

    private static void Move(ByteImage from, Span<byte> to, FixedAffine map)
    {
        var values = from.Values;
        var (width, height) = (from.Width, from.Height);
        var next = 0;
        for (var y = 0; y < height; y++)
        {
            var (column, row) = ((map.XY * y) + map.X, (map.YY * y) + map.Y);
            for (var x = 0; x < width; x++, next += 3, column += map.XX, row += map.YX)
            {
                var pixel = to.Slice(next, 3);
                if ((uint)(column >> 16) < (uint)width && (uint)(row >> 16) < (uint)height)
                    values.Slice((((row >> 16) * width) + (column >> 16)) * 3, 3).CopyTo(pixel);
                else
                    pixel.Fill(Fill);
            }
        }
    }
}
