using SkiaSharp;

namespace NasV2.Data;

/// <summary>How the stored rows and columns of an image file become those that people see (EXIF's orientation, 1 to 8).</summary>
/// <param name="Transposed">Stored rows are seen as columns.</param>
/// <param name="RowsReversed">The last stored row is seen first.</param>
/// <param name="ColumnsReversed">The last stored column is seen first.</param>
internal readonly record struct ImageOrientation(bool Transposed, bool RowsReversed, bool ColumnsReversed)
{
    public static ImageOrientation FromExif(SKEncodedOrigin origin) => origin switch
    {
        SKEncodedOrigin.TopRight => new(false, false, true),
        SKEncodedOrigin.BottomRight => new(false, true, true),
        SKEncodedOrigin.BottomLeft => new(false, true, false),
        SKEncodedOrigin.LeftTop => new(true, false, false),
        SKEncodedOrigin.RightTop => new(true, true, false),
        SKEncodedOrigin.RightBottom => new(true, true, true),
        SKEncodedOrigin.LeftBottom => new(true, false, true),
        _ => default,
    };

    /// <summary>Writes a stored square of RGBA, [size, size, 4], as it is seen, as RGB.</summary>
    public void Turn(ReadOnlySpan<byte> stored, Span<byte> seen, int size)
    {
        var down = RowsReversed ? -size : size;
        var right = ColumnsReversed ? -1 : 1;
        var first = (RowsReversed ? (size - 1) * size : 0) + (ColumnsReversed ? size - 1 : 0);
        var (rowStep, columnStep) = Transposed ? (right, down) : (down, right);
        var to = 0;
        for (var y = 0; y < size; y++)
        {
            var from = first + y * rowStep;
            for (var x = 0; x < size; x++, from += columnStep, to += 3)
            {
                var pixel = stored.Slice(from * 4, 4);
                var target = seen.Slice(to, 3);
                target[2] = pixel[2];
                target[1] = pixel[1];
                target[0] = pixel[0];
            }
        }
    }

    /// <summary>Where the centre of <paramref name="length"/> stored rows or columns begins, when
    /// <paramref name="size"/> of them are kept.</summary>
    /// <param name="length">Number of rows or columns.</param>
    /// <param name="size">At most as many.</param>
    /// <param name="reversed">Whether the last is seen first: what is seen is rounded, not what is stored.</param>
    public static int Centre(int length, int size, bool reversed)
    {
        var before = (length - size) / 2;
        return reversed ? length - size - before : before;
    }
}
