using System.Collections.Immutable;

namespace NasV2.Data;

/// <summary>Decodes the image files of a split on all cores and hands the images on one by one, in order, in constant memory.</summary>
internal static class ImageReader
{
    private const int BytesAtOnce = 32 << 20;
    private const int FilesAtOnce = 4096;

    /// <summary>Takes one image, uint8 [height, width, channels].</summary>
    public delegate void Receiver(ReadOnlySpan<byte> image);

    /// <summary>Size of the images that they become.</summary>
    public static ImageShape Shape(DatasetLoadOptions options) => new(options.Resolution, options.Resolution, 3);

    /// <exception cref="DatasetException">More files are broken than the limit allows.</exception>
    public static DecodedSplit Read(ImageFiles images, DatasetLoadOptions options, Receiver receive, CancellationToken cancellationToken)
    {
        var shape = Shape(options);
        var atOnce = Math.Clamp(BytesAtOnce / shape.Length, Environment.ProcessorCount, FilesAtOnce);
        var buffer = new byte[Math.Min(atOnce, images.Files.Length) * shape.Length];
        var labels = new LabelsBuilder(images.Files.Length);
        var skipped = ImmutableArray.CreateBuilder<SkippedFile>();
        var histogram = new ChannelHistogram(shape.Channels);
        for (var first = 0; first < images.Files.Length; first += atOnce)
        {
            var files = images.Files.AsMemory().Slice(first, Math.Min(atOnce, images.Files.Length - first));
            var faults = Decode(files, options.Resolution, buffer, histogram, cancellationToken);
            for (var i = 0; i < faults.Length; i++)
                if (faults[i] is { } fault)
                {
                    skipped.Add(new SkippedFile(files.Span[i].Path, fault));
                }
                else
                {
                    labels.Add(files.Span[i].Labels.AsSpan());
                    receive(buffer.AsSpan(i * shape.Length, shape.Length));
                }
        }

        BrokenFiles.ExpectFew(images, skipped.ToImmutable(), options.BrokenFileLimit);
        return new DecodedSplit(labels.Build(), skipped.ToImmutable(), histogram);
    }

    /// <summary>Returns why each file is broken, or null.</summary>
    private static string?[] Decode(
        ReadOnlyMemory<ImageFile> files, int resolution, byte[] buffer, ChannelHistogram histogram, CancellationToken cancellationToken)
    {
        var faults = new string?[files.Length];
        var length = resolution * resolution * 3;
        Parallel.For(
            0,
            files.Length,
            new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = Environment.ProcessorCount },
            () => new ChannelHistogram(3),
            (index, _, own) =>
            {
                var image = buffer.AsSpan(index * length, length);
                faults[index] = ImageDecoder.TryDecode(files.Span[index].Path, resolution, image);
                if (faults[index] is null)
                    own.Add(image);
                return own;
            },
            own =>
            {
                lock (histogram)
                    histogram.Add(own);
            });
        return faults;
    }
}
