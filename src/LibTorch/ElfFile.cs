using System.Buffers.Binary;
using System.Text;

namespace NasV2.LibTorch;

/// <summary>A little-endian x86-64 ELF shared library in memory: its bytes, headers and the map from addresses to file offsets.</summary>
internal sealed class ElfFile
{
    private const int HeaderSize = 64, SegmentSize = 56, SectionSize = 64;
    private const int SharedObject = 3, X64 = 62, LoadSegment = 1;

    private readonly byte[] _bytes;
    private readonly List<(ulong Address, ulong Size, ulong Offset)> _loaded = [];

    /// <summary>Reads the header, the program headers and the section headers.</summary>
    /// <exception cref="InvalidDataException">The bytes are not an ELF64 little-endian x86-64 shared library, or a
    /// table leaves the file.</exception>
    public ElfFile(byte[] bytes)
    {
        _bytes = bytes;
        ReadOnlySpan<byte> header = Bytes(0, HeaderSize, "the ELF header");
        Expect(header[..4].SequenceEqual("\u007fELF"u8), "offset 0", "the ELF magic number");
        Expect(header[4] == 2, "offset 4 (class)", "2, a 64-bit file");
        Expect(header[5] == 1, "offset 5 (data)", "1, a little-endian file");
        Expect(UInt16(16) == SharedObject, "offset 16 (e_type)", "3, a shared library");
        Expect(UInt16(18) == X64, "offset 18 (e_machine)", "62, x86-64");
        Expect(UInt16(54) == SegmentSize, "offset 54 (e_phentsize)", "56");
        Expect(UInt16(58) == SectionSize, "offset 58 (e_shentsize)", "64");

        int segments = Offset(32, "e_phoff");
        for (int i = 0; i < UInt16(56); i++)
        {
            int at = segments + i * SegmentSize;
            Bytes(at, SegmentSize, "a program header");
            if (UInt32(at) == LoadSegment)
                _loaded.Add((UInt64(at + 16), UInt64(at + 32), UInt64(at + 8)));
        }

        int sections = Offset(40, "e_shoff");
        for (int i = 0; i < UInt16(60); i++)
        {
            int at = sections + i * SectionSize;
            Bytes(at, SectionSize, "a section header");
            Sections.Add(new ElfSection(UInt32(at + 4), UInt64(at + 16), UInt64(at + 32)));
        }
    }

    /// <summary>All sections in the order of their headers.</summary>
    public List<ElfSection> Sections { get; } = [];

    /// <summary>The number at a file offset.</summary>
    public ushort UInt16(int offset) => BinaryPrimitives.ReadUInt16LittleEndian(Bytes(offset, 2, "a 16-bit field"));

    /// <inheritdoc cref="UInt16"/>
    public uint UInt32(int offset) => BinaryPrimitives.ReadUInt32LittleEndian(Bytes(offset, 4, "a 32-bit field"));

    /// <inheritdoc cref="UInt16"/>
    public ulong UInt64(int offset) => BinaryPrimitives.ReadUInt64LittleEndian(Bytes(offset, 8, "a 64-bit field"));

    /// <summary>The file's bytes from <paramref name="offset"/> on; refuses a range that leaves the file.</summary>
    public ReadOnlySpan<byte> Bytes(int offset, int length, string what)
    {
        if (offset < 0 || length < 0 || offset > _bytes.Length - length)
            throw new InvalidDataException($"{what} at offset {offset} ({length} bytes) leaves the file of {_bytes.Length} bytes");
        return _bytes.AsSpan(offset, length);
    }

    /// <summary>The file offset of a loaded range of memory addresses.</summary>
    public int OffsetOf(ulong address, ulong length, string what)
    {
        foreach ((ulong start, ulong size, ulong offset) in _loaded)
        {
            if (address < start || length > size || address - start > size - length)
                continue;
            ulong found = offset + (address - start);
            if (found > (ulong)_bytes.Length || length > (ulong)_bytes.Length - found)
                break;
            return (int)found;
        }

        throw new InvalidDataException($"{what} at address 0x{address:x} ({length} bytes) lies in no segment that the file has whole");
    }

    /// <summary>The ASCII text from <paramref name="offset"/> to the NUL that ends it, which has to come before
    /// <paramref name="end"/>.</summary>
    public string Text(int offset, int end, string what)
    {
        ReadOnlySpan<byte> rest = offset < end ? Bytes(offset, end - offset, what) : [];
        int length = rest.IndexOf((byte)0);
        if (length < 0)
            throw new InvalidDataException($"{what} at offset {offset} does not end inside its string table");
        return Encoding.ASCII.GetString(rest[..length]);
    }

    private int Offset(int field, string name)
    {
        ulong offset = UInt64(field);
        Expect(offset <= int.MaxValue, $"offset {field} ({name})", "an offset inside the file");
        return (int)offset;
    }

    private static void Expect(bool holds, string where, string expected)
    {
        if (!holds)
            throw new InvalidDataException($"{where}: expected {expected}");
    }
}
