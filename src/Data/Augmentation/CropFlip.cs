namespace NasV2.Data;

/// <summary>Pads every side by an eighth with its reflection, crops back to the old size at random, mirrors half of the images.</summary>
/// <param name="flip">Whether to mirror; digits and letters do not survive it.</param>
/// <param name="crop">Whether to crop; without it the whole image stays.</param>
public sealed class CropFlip(bool flip, bool crop = true) : IRearrangement
{
    public void Apply(ReadOnlySpan<byte> source, Span<byte> target, ImageShape shape, StableRandom random)
    {
        Span<int> rows = stackalloc int[shape.Height];
        Span<int> columns = stackalloc int[shape.Width];
        Draw(rows, columns, random);

        var stride = shape.Width * shape.Channels;
        for (var y = 0; y < rows.Length; y++)
        {
            var from = source.Slice(rows[y] * stride, stride);
            var to = target.Slice(y * stride, stride);
            if (shape.Channels == 1)
                CopyGray(from, to, columns);
            else
                CopyRgb(from, to, columns);
        }
    }

    public void Draw(Span<int> rows, Span<int> columns, StableRandom random)
    {
        ArgumentNullException.ThrowIfNull(random);
        var down = crop ? Shift(rows.Length, random) : 0;
        var right = crop ? Shift(columns.Length, random) : 0;
        var mirror = flip && random.NextBool();
        for (var y = 0; y < rows.Length; y++)
            rows[y] = Reflect(y + down, rows.Length);
        for (var x = 0; x < columns.Length; x++)
            columns[x] = Reflect((mirror ? columns.Length - 1 - x : x) + right, columns.Length);
    }

    private static int Shift(int size, StableRandom random)
    {
        var pad = size / 8;
        return random.Next(2 * pad + 1) - pad;
    }

    /// <summary>Mirrors a position about the edge pixel, which is not repeated.</summary>
    private static int Reflect(int position, int size) =>
        position < 0 ? -position
        : position >= size ? 2 * size - 2 - position
        : position;

    private static void CopyGray(ReadOnlySpan<byte> from, Span<byte> to, ReadOnlySpan<int> columns)
    {
        for (var x = 0; x < columns.Length; x++)
            to[x] = from[columns[x]];
    }

    private static void CopyRgb(ReadOnlySpan<byte> from, Span<byte> to, ReadOnlySpan<int> columns)
    {
        for (int x = 0, i = 0; x < columns.Length; x++, i += 3)
        {
            var pixel = from.Slice(columns[x] * 3, 3);
            to[i] = pixel[0];
            to[i + 1] = pixel[1];
            to[i + 2] = pixel[2];
        }
    }
}
