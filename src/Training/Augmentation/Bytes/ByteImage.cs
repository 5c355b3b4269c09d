namespace NasV2.Training.Augmentation;

/// <summary>An image in the processor's memory: [h, w, 3], row-major.</summary>
internal readonly ref struct ByteImage(ReadOnlySpan<byte> values, int width)
{
    public ReadOnlySpan<byte> Values { get; } = values;

    /// <summary>In pixels.</summary>
    public int Width { get; } = width;

    /// <summary>In pixels.</summary>
    public int Height => Values.Length / (Width * 3);

    /// <summary>ITU-R 601 luma as Pillow rounds it.</summary>
    public static int Gray(int red, int green, int blue) => ((red * 19595) + (green * 38470) + (blue * 7471) + 32768) >> 16;
}
