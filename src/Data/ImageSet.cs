using System.Collections.Immutable;

namespace NasV2.Data;

/// <summary>An immutable set of equally sized labelled images, in memory or in a file that is mapped into it.</summary>
public sealed class ImageSet
{
    private readonly IPixels _pixels;

    /// <summary>Takes ownership of <paramref name="pixels"/>, which must not be written to afterwards.</summary>
    /// <param name="shape">Size of every image.</param>
    /// <param name="pixels">uint8 values [count, height, width, channels], contiguous.</param>
    /// <param name="labels">One class index per image, each in [0, number of class names).</param>
    /// <param name="classNames">Class names, in the order of their index.</param>
    /// <exception cref="ArgumentException">The lengths do not fit together or a label has no class name.</exception>
    public ImageSet(ImageShape shape, byte[] pixels, ImmutableArray<int> labels, ImmutableArray<string> classNames)
        : this(shape, pixels, Labels.OneEach(labels), classNames)
    {
    }

    /// <summary>Takes ownership of <paramref name="pixels"/>, which must not be written to afterwards.</summary>
    /// <param name="shape">Size of every image.</param>
    /// <param name="pixels">uint8 values [count, height, width, channels], contiguous.</param>
    /// <param name="labels">Class indices of every image, each in [0, number of class names).</param>
    /// <param name="classNames">Class names, in the order of their index.</param>
    /// <exception cref="ArgumentException">The lengths do not fit together or a label has no class name.</exception>
    public ImageSet(ImageShape shape, byte[] pixels, Labels labels, ImmutableArray<string> classNames)
        : this(shape, Checked(pixels), labels, classNames)
    {
    }

    internal ImageSet(ImageShape shape, IPixels pixels, Labels labels, ImmutableArray<string> classNames)
    {
        ArgumentNullException.ThrowIfNull(labels);
        if (shape.Channels is not (1 or 3))
            throw new ArgumentException($"An image has 1 or 3 channels, not {shape.Channels}.", nameof(shape));
        var size = (long)labels.Count * shape.Length;
        if (pixels.Length != size)
            throw new ArgumentException($"{labels.Count} images of {shape} need {size} bytes, not {pixels.Length}.", nameof(pixels));
        foreach (var label in labels.All)
            if ((uint)label >= (uint)classNames.Length)
                throw new ArgumentException($"Label {label} has no name among {classNames.Length} classes.", nameof(labels));

        Shape = shape;
        _pixels = pixels;
        Labels = labels;
        ClassNames = classNames;
    }

    public ImageShape Shape { get; }

    public int Count => Labels.Count;

    /// <summary>Pixels.</summary>
    public int Height => Shape.Height;

    /// <summary>Pixels.</summary>
    public int Width => Shape.Width;

    /// <summary>1 (gray) or 3 (RGB).</summary>
    public int Channels => Shape.Channels;

    /// <summary>Classes of every image.</summary>
    public Labels Labels { get; }

    public ImmutableArray<string> ClassNames { get; }

    /// <summary>uint8 values [height, width, channels] of one image; valid as long as this set is referred to.</summary>
    public ReadOnlySpan<byte> Image(int index)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Count, nameof(index));
        return _pixels.Slice((long)index * Shape.Length, Shape.Length);
    }

    private static ArrayPixels Checked(byte[] pixels)
    {
        ArgumentNullException.ThrowIfNull(pixels);
        return new ArrayPixels(pixels);
    }
}
