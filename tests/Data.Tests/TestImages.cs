using System.Collections.Immutable;

namespace NasV2.Data.Tests;

/// <summary>Small image sets for tests.</summary>
internal static class TestImages
{
    /// <summary>Images of random bytes; label i % classes.</summary>
    public static ImageSet Random(int count, ImageShape shape, int classes = 2)
    {
        var pixels = new byte[count * shape.Length];
        new Random(1).NextBytes(pixels);
        return Create(shape, pixels, [.. Enumerable.Range(0, count).Select(i => i % classes)]);
    }

    /// <summary>All pixels of a set, [count, height, width, channels].</summary>
    public static byte[] Pixels(ImageSet images)
    {
        var pixels = Enumerable.Range(0, images.Count).SelectMany(index => images.Image(index).ToArray()).ToArray();
        GC.KeepAlive(images);
        return pixels;
    }

    /// <summary>All labels of a set, image by image.</summary>
    public static int[][] Labels(ImageSet images) =>
        [.. Enumerable.Range(0, images.Count).Select(index => images.Labels.Of(index).ToArray())];

    public static ImageSet Create(ImageShape shape, byte[] pixels, params ImmutableArray<int> labels) =>
        new(shape, pixels, labels, [.. Enumerable.Range(0, labels.Max() + 1).Select(label => $"class {label}")]);

    /// <summary>One-pixel images with these labels.</summary>
    public static ImageSet Labelled(params ImmutableArray<int> labels) => Create(new ImageShape(1, 1, 1), new byte[labels.Length], labels);
}
