using System.Buffers.Binary;

namespace NasV2.Training.Checkpoints;

/// <summary>Reads a checkpoint file through and believes it only when its length and digest agree with its header.</summary>
internal static class CheckpointReading
{
    private const int PieceBytes = 1 << 20;

    // A header has a line for each of a few tensors and for each epoch: anything longer is not a header.
    private const long MaxHeaderBytes = 64 << 20;

    /// <exception cref="FormatException">It is damaged, with the reason as the end of a sentence.</exception>
    public static (SafetensorsHeader Parsed, long DataStart) Header(Stream source)
    {
        var bytes = HeaderBytes(source);
        var header = SafetensorsHeader.Parse(bytes.AsMemory(SafetensorsHeader.LengthBytes));
        var end = bytes.Length + Check(header.Entries);
        if (source.Length != end)
            throw new FormatException($"it has {source.Length} bytes; expected {end}");

        if (!header.Metadata.TryGetValue(CheckpointDigest.Field, out var expected))
            throw new FormatException("it has no digest");
        using var digest = new CheckpointDigest();
        CheckpointDigest.Erase(bytes, expected);
        digest.Add(bytes);
        var piece = new byte[PieceBytes];
        while (source.Read(piece) is > 0 and var count)
            digest.Add(piece.AsSpan(0, count));
        if (digest.Finish() != expected)
            throw new FormatException("its content does not agree with its SHA-256");
        return (header, bytes.Length);
    }

    private static byte[] HeaderBytes(Stream source)
    {
        source.Position = 0;
        var length = new byte[SafetensorsHeader.LengthBytes];
        if (source.ReadAtLeast(length, length.Length, throwOnEndOfStream: false) < length.Length)
            throw new FormatException($"it has {source.Length} bytes");
        var count = BinaryPrimitives.ReadInt64LittleEndian(length);
        if (count <= 0 || count > Math.Min(MaxHeaderBytes, source.Length - length.Length))
            throw new FormatException($"it says that its header has {count} bytes, of {source.Length} in all");
        var bytes = new byte[length.Length + count];
        length.CopyTo(bytes, 0);
        source.ReadExactly(bytes.AsSpan(length.Length));
        return bytes;
    }

    /// <summary>The number of bytes of all tensors, which must lie one behind the other.</summary>
    private static long Check(IReadOnlyList<SafetensorsEntry> entries)
    {
        var end = 0L;
        foreach (var entry in entries)
        {
            if (entry.Begin != end || entry.End < entry.Begin)
                throw new FormatException($"the tensor '{entry.Name}' does not begin where the one before it ends");
            end = entry.End;
        }

        return end;
    }
}
