using System.Buffers.Binary;
using System.Text.Json;

namespace NasV2.Data;

/// <summary>Decodes a dataset into a new pack.</summary>
internal static class PackWriter
{
    private const int BufferSize = 1 << 20;

    /// <summary>Writes a file that is not there yet, down to the disk; what it leaves when it fails is for the caller to remove.</summary>
    /// <exception cref="IOException">The disk is full, or the file cannot be written.</exception>
    /// <exception cref="DatasetException">More files are broken than the limit allows.</exception>
    public static void Write(
        string path, string fingerprint, ImageSource source, DatasetLoadOptions options, CancellationToken cancellationToken)
    {
        var images = source.Train.Files.Length + (source.Test?.Files.Length ?? 0);
        using var file = new FileStream(path, new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            BufferSize = BufferSize,
            // A disk that is too small is found out before hours of decoding, not after.
            PreallocationSize = PackLayout.HeadLength + (long)images * ImageReader.Shape(options).Length,
        });
        Write(file, fingerprint, source, options, cancellationToken);
        file.SetLength(file.Position);
        file.Flush(flushToDisk: true);
    }

    /// <summary>Writes to an open stream, front to back.</summary>
    /// <exception cref="IOException">The disk is full, or the file cannot be written.</exception>
    /// <exception cref="DatasetException">More files are broken than the limit allows.</exception>
    public static void Write(
        Stream file, string fingerprint, ImageSource source, DatasetLoadOptions options, CancellationToken cancellationToken)
    {
        var writer = new HashedWriter(file);
        writer.Write(Head());
        var train = ImageReader.Read(source.Train, options, writer.Write, cancellationToken);
        var test = source.Test is { } testImages ? ImageReader.Read(testImages, options, writer.Write, cancellationToken) : null;
        var statistics = ChannelStatistics.Compute(train.Histogram);
        Finish(writer, new PackIndex(
            fingerprint,
            options.Resolution,
            statistics.Mean,
            statistics.Std,
            Describe(source.Root, source.Train, train),
            test is null ? null : Describe(source.Root, source.Test!, test)));
    }

    private static byte[] Head()
    {
        var head = new byte[PackLayout.HeadLength];
        PackLayout.Signature.CopyTo(head);
        BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(PackLayout.Signature.Length), PackLayout.Version);
        return head;
    }

    private static void Finish(HashedWriter writer, PackIndex index)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(index, PackJson.Default.PackIndex);
        writer.Write(json);
        Span<byte> number = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteInt64LittleEndian(number, json.Length);
        writer.Write(number);
        BinaryPrimitives.WriteUInt64LittleEndian(number, writer.Hash);
        writer.Write(number);
    }

    private static PackSplit Describe(string root, ImageFiles images, DecodedSplit split) => new(
        images.ClassNames,
        split.Labels,
        [.. split.Skipped.Select(file => file with { Path = Path.GetRelativePath(root, file.Path) })]);
}
