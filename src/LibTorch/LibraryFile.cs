using System.Buffers.Binary;

namespace NasV2.LibTorch;

/// <summary>Checks a Linux library's file before it is loaded.</summary>
internal static class LibraryFile
{
    private const int HeaderSize = 64, SegmentSize = 56;
    private const ushort X64 = 62;

    /// <summary>Refuses a file that is not an x86-64 ELF library or ends before its last segment does.</summary>
    /// <remarks>The linker maps segments unseen; touching one that a broken download or copy left out ends
    /// the process with SIGBUS.</remarks>
    /// <exception cref="TorchLoadException">The file is not whole or of another kind.</exception>
    public static void RequireWhole(string path)
    {
        using FileStream file = File.OpenRead(path);
        byte[] header = Read(file, 0, HeaderSize);
        if (!header.AsSpan(0, 6).SequenceEqual("\u007fELF\u0002\u0001"u8))
            throw new TorchLoadException($"{path} is not a 64-bit Linux library; copy it again.");
        if (UInt16(header, 18) is var machine and not X64)
            throw new TorchLoadException(
                $"{path} is for another processor (ELF machine {machine}, expected {X64}); take the libtorch for x86-64.");

        int size = UInt16(header, 56) * SegmentSize;
        byte[] segments = Read(file, (long)UInt64(header, 32), size);
        for (int at = 0; at < size; at += SegmentSize)
        {
            ulong end = UInt64(segments, at + 8) + UInt64(segments, at + 32);
            if (end > (ulong)file.Length)
                throw CutShort(file, end);
        }
    }

    private static byte[] Read(FileStream file, long offset, int length)
    {
        if (offset < 0 || offset + length > file.Length)
            throw CutShort(file, (ulong)(offset + length));
        byte[] bytes = new byte[length];
        file.Position = offset;
        file.ReadExactly(bytes);
        return bytes;
    }

    private static TorchLoadException CutShort(FileStream file, ulong expected) =>
        new($"{file.Name} is cut short: it has {file.Length} bytes, expected {expected} or more; copy it again.");

    private static ushort UInt16(byte[] bytes, int offset) => BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(offset));

    private static ulong UInt64(byte[] bytes, int offset) => BinaryPrimitives.ReadUInt64LittleEndian(bytes.AsSpan(offset));
}
