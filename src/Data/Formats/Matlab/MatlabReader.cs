using System.Buffers.Binary;
using System.IO.Compression;

namespace NasV2.Data;

/// <summary>Takes a stretch of a little-endian MATLAB file of version 5 apart into its elements.</summary>
/// <remarks>MathWorks, MAT-File Format, "Level 5 MAT-File Format".</remarks>
internal sealed class MatlabReader(ReadOnlyMemory<byte> bytes)
{
    private const int TagLength = 8;
    private const int Alignment = 8;
    private ReadOnlyMemory<byte> _rest = bytes;

    /// <summary>Whether there are no more elements.</summary>
    public bool AtEnd => _rest.Length == 0;

    /// <summary>The next element, unpacked if it was packed.</summary>
    /// <exception cref="InvalidDataException">It is cut short, or its packed data are damaged.</exception>
    public MatlabElement Next()
    {
        var tag = Take(TagLength);
        var type = BinaryPrimitives.ReadInt32LittleEndian(tag.Span);
        // A size in the upper half of the type: data of up to four bytes lie in the tag itself.
        if (type >>> 16 is var small and not 0)
            return small <= 4
                ? new MatlabElement(type & 0xFFFF, tag.Slice(4, small))
                : throw new InvalidDataException($"a small element of {small} bytes");
        var data = Take(BinaryPrimitives.ReadInt32LittleEndian(tag.Span[4..]));
        if (type == MatlabElement.Compressed)
            return new MatlabReader(Unpack(data)).Next();
        _rest = _rest[Math.Min(_rest.Length, (Alignment - data.Length % Alignment) % Alignment)..];
        return new MatlabElement(type, data);
    }

    private ReadOnlyMemory<byte> Take(int length)
    {
        if (length < 0 || length > _rest.Length)
            throw new InvalidDataException($"an element of {(uint)length} bytes where {_rest.Length} are left");
        var taken = _rest[..length];
        _rest = _rest[length..];
        return taken;
    }

    private static byte[] Unpack(ReadOnlyMemory<byte> packed)
    {
        using var unpacking = new ZLibStream(new MemoryStream(packed.ToArray()), CompressionMode.Decompress);
        using var unpacked = new MemoryStream();
        unpacking.CopyTo(unpacked);
        return unpacked.ToArray();
    }
}
