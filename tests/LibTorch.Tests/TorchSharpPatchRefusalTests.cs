using System.Buffers.Binary;
using System.Text;
using CsCheck;

namespace NasV2.LibTorch.Tests;

[Trait("Needs", "torch")]
public sealed class TorchSharpPatchRefusalTests
{
    private static readonly byte[] Shipped = TorchSharpFile.Read();
    private static readonly ElfFile File = new(Shipped);
    private static readonly ElfDynamic Dynamic = new(File);
    private static readonly ElfSymbol Symbol = Dynamic.Symbols.Find(symbol => symbol.Name == TorchSharpPatch.MissingSymbol)!;
    private static readonly ElfVersionNeed Need = Dynamic.VersionNeeds.Find(need => need.Name == TorchSharpPatch.MissingVersion)!;

    private static readonly Dictionary<string, (Action<byte[]> Alter, string Refusal)> Alterations = new()
    {
        ["no ELF file"] = (file => file[0] = 0, "the ELF magic number"),
        ["a 32-bit file"] = (file => file[4] = 1, "a 64-bit file"),
        ["a big-endian file"] = (file => file[5] = 2, "a little-endian file"),
        ["an executable"] = (file => file[16] = 2, "a shared library"),
        ["a file for ARM"] = (file => file[18] = 183, "x86-64"),
        ["program headers of another size"] = (file => file[54] = 32, "e_phentsize"),
        ["section headers of another size"] = (file => file[58] = 40, "e_shentsize"),
        ["program headers outside the file"] = (file => WriteUInt64(file, 32, (ulong)file.Length), "a program header"),
        ["section headers outside the file"] = (file => WriteUInt64(file, 40, 1UL << 40), "e_shoff"),
        ["the symbol absent"] = (file => file[Symbol.NameOffset] = (byte)'x', "0 symbols"),
        ["the symbol twice"] = (file => NameSymbol(file, 1, Symbol.NameOffset), "2 symbols"),
        ["the symbol defined"] = (file => file[SymbolAt(Symbol) + 6] = 12, "expected an import"),
        ["the symbol of another version"] = (file => file[VersionAt(Symbol)] = 2, "has version index 2"),
        ["another symbol of that version"] = (file => file[VersionAt(Dynamic.Symbols[0])] = (byte)Need.Index, "2 symbols of version"),
        ["a name that is the symbol's tail"] = (file => NameSymbol(file, 1, Symbol.NameOffset + 4), "shared with another name"),
        ["a name whose tail is the symbol"] = (file => file[Symbol.NameOffset - 1] = (byte)'x', "shared with another name"),
        ["a name that is the version's tail"] = (file => NameSymbol(file, 1, Need.NameOffset + 8), "shared with another name"),
        ["a name whose tail is the version"] = (file => file[Need.NameOffset - 1] = (byte)'x', "shared with another name"),
        ["the version absent"] = (file => file[Need.NameOffset + 13] = (byte)'3', "0 version needs"),
        ["the version's hash altered"] = (file => file[Need.HashOffset]++, "the stored hash"),
        ["the version of another library"] = (RenameLibrary, "expected libstdc++.so.6"),
        ["version needs without end"] = (file => file.AsSpan(Need.HashOffset + 12, 4).Clear(), "entries early"),
        ["no string table"] = (file => WriteUInt64(file, EntryAt(ElfTag.Strings), 0x7000_0000), "0 entries Strings"),
        ["two string table sizes"] = (file => WriteUInt64(file, EntryAt(ElfTag.Symbols), (ulong)ElfTag.StringSize), "2 entries StringSize"),
        ["a string table that leaves its segment"] =
            (file => WriteUInt64(file, EntryAt(ElfTag.StringSize) + 8, 1 << 30), "the dynamic string table"),
        ["a string table cut short"] = (file => WriteUInt64(file, EntryAt(ElfTag.StringSize) + 8, 100), "outside the dynamic string table"),
        ["a string without end"] =
            (file => file.AsSpan(Dynamic.StringsEnd - 40, 40).Fill((byte)'x'), "does not end inside its string table"),
        ["symbols elsewhere than the sections say"] = (file => file[EntryAt(ElfTag.Symbols) + 8]++, "disagree"),
        ["a dynamic section without end"] = (RemoveEnd, "DT_NULL"),
    };

    public static TheoryData<string> AlterationNames => [.. Alterations.Keys];

    [Theory]
    [MemberData(nameof(AlterationNames))]
    public void An_altered_library_is_refused_with_what_is_wrong(string name)
    {
        (Action<byte[]> alter, string expected) = Alterations[name];
        byte[] altered = [.. Shipped];
        alter(altered);

        var refusal = Assert.Throws<InvalidDataException>(() => TorchSharpPatch.Apply(altered));

        Assert.Contains(expected, refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(63)]
    [InlineData(1000)]
    [InlineData(300_000)]
    public void A_truncated_library_is_refused(int length) =>
        Assert.Throws<InvalidDataException>(() => TorchSharpPatch.Apply(Shipped.AsSpan(0, length)));

    [Fact]
    public void Any_damage_to_the_headers_is_survived_or_refused() =>
        Gen.Select(Gen.Int[0, 400], Gen.Byte).Array[1, 4].Sample(
            damage =>
            {
                byte[] damaged = [.. Shipped];
                foreach ((int place, byte value) in damage)
                    damaged[HeaderByte(place)] = value;
                try
                {
                    return TorchSharpPatch.Apply(damaged).Length == Shipped.Length;
                }
                catch (InvalidDataException)
                {
                    return true;
                }
            },
            iter: 200, threads: 1);

    // The ELF header and the first program headers, then the dynamic section, then the version needs around the patched one.
    private static int HeaderByte(int place) => place switch
    {
        < 200 => place,
        < 300 => EntryAt(ElfTag.Needed) + place - 200,
        _ => Need.HashOffset + place - 350,
    };

    private static int EntryAt(ElfTag tag)
    {
        int at = Address(6);
        while (File.UInt64(at) != (ulong)tag)
            at += 16;
        return at;
    }

    private static int SymbolAt(ElfSymbol symbol) => Address(11) + 24 * (Dynamic.Symbols.IndexOf(symbol) + 1);

    private static int VersionAt(ElfSymbol symbol) =>
        File.OffsetOf(File.UInt64(EntryAt(ElfTag.SymbolVersions) + 8), 2, "versions") + 2 * (Dynamic.Symbols.IndexOf(symbol) + 1);

    private static int Address(uint sectionType)
    {
        ElfSection section = File.Sections.Find(section => section.Type == sectionType)!;
        return File.OffsetOf(section.Address, section.Size, "section");
    }

    private static void NameSymbol(byte[] file, int index, int nameOffset) =>
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(Address(11) + 24 * index), nameOffset - Dynamic.StringsStart);

    private static void RenameLibrary(byte[] file)
    {
        Span<byte> strings = file.AsSpan(Dynamic.StringsStart, Dynamic.StringsEnd - Dynamic.StringsStart);
        int at = strings.IndexOf(Encoding.ASCII.GetBytes(TorchSharpPatch.Library + "\0"));
        strings[at + TorchSharpPatch.Library.Length - 1] = (byte)'7';
    }

    private static void RemoveEnd(byte[] file)
    {
        ElfSection section = File.Sections.Find(section => section.Type == 6)!;
        for (int at = EntryAt(ElfTag.End); at < Address(6) + (int)section.Size; at += 16)
            WriteUInt64(file, at, 0x7000_0000);
    }

    private static void WriteUInt64(byte[] file, int offset, ulong value) =>
        BinaryPrimitives.WriteUInt64LittleEndian(file.AsSpan(offset), value);
}
