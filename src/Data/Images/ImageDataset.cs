namespace NasV2.Data;

/// <summary>Turns image files into a dataset: out of the packed cache where there is one, else decoded into memory.</summary>
internal static class ImageDataset
{
    /// <exception cref="DatasetException">More files are broken than the limit allows, or the pixels do not fit into memory.</exception>
    public static Dataset Load(ImageSource source, DatasetLoadOptions options, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.Resolution);
        if (options.CacheFolder is not { } folder)
            return Decode(source, options, cancellationToken);

        var name = PackName.Create(folder, source, options.Resolution);
        try
        {
            return new PackCache(name, source, options).Load(cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            options.Log?.Invoke(
                $"The cache {name.Pack} cannot be used ({exception.Message}); the images of {source.Root} are decoded in memory instead.");
        }

        return Decode(source, options, cancellationToken);
    }

    private static Dataset Decode(ImageSource source, DatasetLoadOptions options, CancellationToken cancellationToken)
    {
        var (train, trainSplit) = Decode(source.Train, options, cancellationToken);
        var (test, testSplit) = source.Test is { } images ? Decode(images, options, cancellationToken) : (null, null);
        var statistics = ChannelStatistics.Compute(trainSplit.Histogram);
        return new Dataset(train, test, statistics.Mean, statistics.Std) { Skipped = [.. trainSplit.Skipped, .. testSplit?.Skipped ?? []] };
    }

    private static (ImageSet Images, DecodedSplit Split) Decode(
        ImageFiles images, DatasetLoadOptions options, CancellationToken cancellationToken)
    {
        var shape = ImageReader.Shape(options);
        var size = (long)images.Files.Length * shape.Length;
        if (size > Array.MaxLength)
            throw new DatasetException(
                $"{images.Place}: {images.Files.Length} images of {shape} need {size} bytes, " +
                $"expected at most {Array.MaxLength} without a cache folder; choose a lower resolution or a cache "
                    + "folder that can be written.");

        var pixels = new byte[size];
        var end = 0;
        var split = ImageReader.Read(images, options, Append, cancellationToken);
        Array.Resize(ref pixels, end);
        return (new ImageSet(shape, pixels, split.Labels, images.ClassNames), split);

        void Append(ReadOnlySpan<byte> image)
        {
            image.CopyTo(pixels.AsSpan(end));
            end += image.Length;
        }
    }
}
