using NasV2.Data;

namespace NasV2.Training.Augmentation;

/// <summary>The operations that send each value through a table of 256.</summary>
internal static class ByteTables
{
    private const int Levels = 256;

    /// <summary>Fills the table of a channel whose values occur so often.</summary>
    private delegate void TableOf(ReadOnlySpan<int> counts, Span<byte> table);

    public static void Invert(ByteImage from, Span<byte> to, AugmentDraw draw) => Map(from, to, value => 255 - value);

    public static void Posterize(ByteImage from, Span<byte> to, AugmentDraw draw) =>
        Map(from, to, value => value & (0xFF << (8 - (int)draw.Value)));

    public static void Solarize(ByteImage from, Span<byte> to, AugmentDraw draw) =>
        Map(from, to, value => value < (int)draw.Value ? value : 255 - value);

    public static void SolarizeAdd(ByteImage from, Span<byte> to, AugmentDraw draw) =>
        Map(from, to, value => value < 128 ? Math.Min(255, value + (int)draw.Value) : value);

    public static void Brightness(ByteImage from, Span<byte> to, AugmentDraw draw) => Map(from, to, value => Blend(0, value, draw.Value));

    public static void Contrast(ByteImage from, Span<byte> to, AugmentDraw draw)
    {
        var values = from.Values;
        var sum = 0L;
        for (var i = 0; i + 2 < values.Length; i += 3)
            sum += ByteImage.Gray(values[i], values[i + 1], values[i + 2]);
        var mean = (int)((sum / (values.Length / 3.0)) + 0.5);
        Map(from, to, value => Blend(mean, value, draw.Value));
    }

    public static void AutoContrast(ByteImage from, Span<byte> to, AugmentDraw draw) => MapByHistogram(from, to, (counts, table) =>
    {
        var (low, high) = (counts.IndexOfAnyExcept(0), counts.LastIndexOfAnyExcept(0));
        var scale = 255.0 / (high - low);
        for (var value = 0; value < Levels; value++)
            table[value] = (byte)(high > low ? Math.Clamp((value * scale) + (-low * scale), 0, 255) : value);
    });

    public static void Equalize(ByteImage from, Span<byte> to, AugmentDraw draw)
    {
        var pixels = from.Values.Length / 3;
        MapByHistogram(from, to, (counts, table) =>
        {
            var step = (pixels - counts[counts.LastIndexOfAnyExcept(0)]) / 255;
            for (var (value, below) = (0, step / 2); value < Levels; below += counts[value++])
                table[value] = (byte)(step > 0 ? Math.Min(255, below / step) : value);
        });
    }

    /// <summary>Rounded down, in float32 without a fused multiply-add: its better rounding would be another result than Pillow's.</summary>
    internal static byte Blend(int degenerate, int value, float factor)
    {
        var blended = ((value - degenerate) * factor) + degenerate;
        // Without branches, which a noisy image would make the processor guess wrong.
        return (byte)float.ConvertToIntegerNative<int>(float.MinNative(float.MaxNative(blended, 0), 255));
    }

    private static void Map(ByteImage from, Span<byte> to, Func<int, int> change)
    {
        Span<byte> table = stackalloc byte[Levels];
        for (var value = 0; value < Levels; value++)
            table[value] = (byte)change(value);
        Map(from, to, table, table, table);
    }

    private static void MapByHistogram(ByteImage from, Span<byte> to, TableOf tableOf)
    {
        Span<int> counts = stackalloc int[3 * Levels];
        counts.Clear();
        var values = from.Values;
        for (var i = 0; i + 2 < values.Length; i += 3)
        {
            counts[values[i]]++;
            counts[Levels + values[i + 1]]++;
            counts[(2 * Levels) + values[i + 2]]++;
        }

        Span<byte> tables = stackalloc byte[3 * Levels];
        for (var channel = 0; channel < 3; channel++)
            tableOf(counts.Slice(channel * Levels, Levels), tables.Slice(channel * Levels, Levels));
        Map(from, to, tables[..Levels], tables[Levels..(2 * Levels)], tables[(2 * Levels)..]);
    }

    private static void Map(ByteImage from, Span<byte> to, ReadOnlySpan<byte> red, ReadOnlySpan<byte> green, ReadOnlySpan<byte> blue)
    {
        var values = from.Values;
        to = to[..values.Length];
        for (var i = 0; i + 2 < values.Length; i += 3)
        {
            to[i] = red[values[i]];
            to[i + 1] = green[values[i + 1]];
            to[i + 2] = blue[values[i + 2]];
        }
    }
}
