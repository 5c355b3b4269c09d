namespace NasV2.Data;

/// <summary>Size of one image in memory, [height, width, channels].</summary>
public readonly record struct ImageShape(int Height, int Width, int Channels)
{
    /// <summary>Number of values in one image.</summary>
    public int Length => Height * Width * Channels;

    public override string ToString() => $"{Height}x{Width}x{Channels}";
}
