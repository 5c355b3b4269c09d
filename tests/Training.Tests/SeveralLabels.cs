using System.Collections.Immutable;
using NasV2.Data;
using NasV2.Training.Batches;
using TorchSharp;

namespace NasV2.Training.Tests;

/// <summary>Datasets whose images have several labels.</summary>
internal static class SeveralLabels
{
    /// <summary>Images of random bytes with these labels, of classes 0 to <paramref name="classes"/> - 1.</summary>
    public static ImageSet Noise(int side, int classes, params IEnumerable<ImmutableArray<int>> labels)
    {
        var all = Labels.SeveralEach(labels);
        var pixels = new byte[all.Count * side * side * 3];
        new Random(1).NextBytes(pixels);
        return new ImageSet(new ImageShape(side, side, 3), pixels, all, Names(classes));
    }

    /// <summary>Dark images of classes 0 and 1, and bright ones of 2 and 3, in turn.</summary>
    public static Dataset DarkAndBright(int count, int side)
    {
        var random = new Random(1);
        var length = side * side * 3;
        var pixels = new byte[count * length];
        for (var i = 0; i < pixels.Length; i++)
            pixels[i] = (byte)(random.Next(100) + (i / length % 2 == 0 ? 0 : 150));
        var labels = Labels.SeveralEach(Enumerable.Range(0, count).Select(i => i % 2 == 0 ? ImmutableArray.Create(1, 0) : [3, 2]));
        return new Dataset(new ImageSet(new ImageShape(side, side, 3), pixels, labels, Names(4)), null, [0.5f], [0.3f]);
    }

    /// <summary>All images as one batch.</summary>
    public static IDeviceBatch OneBatch(ImageSet images) => All(images).Epoch(0, 0, CancellationToken.None).Single();

    /// <summary>What brings all images in their order, in one batch.</summary>
    public static StreamedBatches All(ImageSet images)
    {
        var options = new BatchOptions { BatchSize = images.Count, Resolution = images.Height };
        return new(new BatchPipeline(images, [.. Enumerable.Range(0, images.Count)], options), torch.CPU);
    }

    private static ImmutableArray<string> Names(int classes) => [.. Enumerable.Range(0, classes).Select(label => $"class {label}")];
}
