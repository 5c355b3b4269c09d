using System.Collections.Immutable;

namespace NasV2.Data;

/// <summary>Turns bytes into (value / 255 - mean) / std by a table of 256 entries per channel; gray becomes three channels.</summary>
internal sealed class Normalization
{
    private const int Channels = 3;
    private readonly float[][] _tables;

    public Normalization(ImmutableArray<float> mean, ImmutableArray<float> std)
    {
        if (mean.Length != std.Length || mean.Length is not (1 or Channels) || !std.All(value => value > 0))
            throw new ArgumentException(
                $"Mean and std need one or three values each and std above 0, " +
                $"not [{string.Join(", ", mean)}] and [{string.Join(", ", std)}].");
        _tables = [.. Enumerable.Range(0, Channels).Select(channel => Table(mean[channel % mean.Length], std[channel % std.Length]))];
    }

    /// <summary>Reads [n, 1] or [n, 3] bytes and writes [n, 3] floats.</summary>
    public void Apply(ReadOnlySpan<byte> source, int channels, Span<float> target)
    {
        // Local spans of known length spare the bounds checks in the loop.
        var red = _tables[0].AsSpan(0, 256);
        var green = _tables[1].AsSpan(0, 256);
        var blue = _tables[2].AsSpan(0, 256);
        var step = channels == 1 ? 0 : 1;
        for (int from = 0, to = 0; to + 2 < target.Length; from += channels, to += Channels)
        {
            target[to] = red[source[from]];
            target[to + 1] = green[source[from + step]];
            target[to + 2] = blue[source[from + 2 * step]];
        }
    }

    private static float[] Table(float mean, float std)
    {
        var table = new float[256];
        for (var value = 0; value < table.Length; value++)
            table[value] = (value / 255f - mean) / std;
        return table;
    }
}
