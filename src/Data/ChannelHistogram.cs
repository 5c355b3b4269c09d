namespace NasV2.Data;

/// <summary>How often every value occurs in every channel; exact, so that the order of adding does not matter.</summary>
internal sealed class ChannelHistogram(int channels)
{
    private readonly long[] _counts = new long[channels * 256];

    public int Channels => channels;

    /// <param name="pixels">uint8 values [n, channels].</param>
    public void Add(ReadOnlySpan<byte> pixels)
    {
        for (var channel = 0; channel < channels; channel++)
        {
            var counts = _counts.AsSpan(channel * 256, 256);
            for (var i = channel; i < pixels.Length; i += channels)
                counts[pixels[i]]++;
        }
    }

    public void Add(ChannelHistogram other)
    {
        for (var i = 0; i < _counts.Length; i++)
            _counts[i] += other._counts[i];
    }

    public long Count(int channel, int value) => _counts[channel * 256 + value];
}
