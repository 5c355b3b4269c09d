using System.Numerics;
using NasV2.Data;

namespace NasV2.Training.Augmentation;

/// <summary>The operations that blend an image with its grays or with ImageFilter.SMOOTH.</summary>
internal static class ByteEnhancement
{
    public static void Color(ByteImage from, Span<byte> to, AugmentDraw draw)
    {
        var values = from.Values;
        to = to[..values.Length];
        for (var i = 0; i + 2 < values.Length; i += 3)
        {
            var gray = ByteImage.Gray(values[i], values[i + 1], values[i + 2]);
            to[i] = ByteTables.Blend(gray, values[i], draw.Value);
            to[i + 1] = ByteTables.Blend(gray, values[i + 1], draw.Value);
            to[i + 2] = ByteTables.Blend(gray, values[i + 2], draw.Value);
        }
    }

    /// <summary>The outermost pixels stay as they are.</summary>
    public static void Sharpness(ByteImage from, Span<byte> to, AugmentDraw draw)
    {
        from.Values.CopyTo(to);
        var stride = from.Width * 3;
        for (var row = 1; row < from.Height - 1; row++)
        {
            var above = from.Values.Slice((row - 1) * stride, 3 * stride);
            var result = to.Slice(row * stride, stride);
            var i = 3;
            for (; i + Vector<byte>.Count <= stride - 3; i += Vector<byte>.Count)
                Sharpened(above, i, stride, draw.Value).CopyTo(result[i..]);
            for (; i < stride - 3; i++)
                result[i] = SharpenedValue(above, i, stride, draw.Value);
        }
    }

    private static byte SharpenedValue(ReadOnlySpan<byte> rows, int at, int stride, float factor)
    {
        var sum = 4 * rows[stride + at];
        for (var near = at; near < at + (3 * stride); near += stride)
            sum += rows[near - 3] + rows[near] + rows[near + 3];
        return ByteTables.Blend((sum + 6) / 13, rows[stride + at], factor);
    }

    private static Vector<byte> Sharpened(ReadOnlySpan<byte> rows, int at, int stride, float factor)
    {
        Vector.Widen(new Vector<byte>(rows[(stride + at)..]), out var low, out var high);
        var (lowSum, highSum) = (low << 2, high << 2);
        for (var near = at; near < at + (3 * stride); near += stride)
        {
            for (var shift = -3; shift <= 3; shift += 3)
            {
                Vector.Widen(new Vector<byte>(rows[(near + shift)..]), out var lowNear, out var highNear);
                lowSum += lowNear;
                highSum += highNear;
            }
        }

        return Vector.Narrow(Blend(lowSum, low, factor), Blend(highSum, high, factor));
    }

    private static Vector<ushort> Blend(Vector<ushort> sum, Vector<ushort> value, float factor)
    {
        Vector.Widen(sum, out var lowSum, out var highSum);
        Vector.Widen(value, out var low, out var high);
        return Vector.Narrow(Blend(lowSum, low, factor), Blend(highSum, high, factor));
    }

    private static Vector<uint> Blend(Vector<uint> sum, Vector<uint> value, float factor)
    {
        // 5042 / 65536 is near enough to 1 / 13 for all sums of thirteen bytes.
        var smooth = Vector.ConvertToSingle((Vector<int>)(((sum + new Vector<uint>(6)) * 5042) >> 16));
        var blended = ((Vector.ConvertToSingle((Vector<int>)value) - smooth) * factor) + smooth;
        return (Vector<uint>)Vector.ConvertToInt32(Vector.Min(Vector.Max(blended, Vector<float>.Zero), new Vector<float>(255)));
    }
}
