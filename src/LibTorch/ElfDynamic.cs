namespace NasV2.LibTorch;

/// <summary>What the dynamic linker reads of an ELF shared library: its symbols, their versions and every
/// use of the string table.</summary>
internal sealed class ElfDynamic
{
    private const uint DynamicSection = 6, SymbolSection = 11;
    private const int EntrySize = 16, SymbolSize = 24, NeedSize = 16, VersionMask = 0x7FFF;

    private static readonly ElfTag[] NamingTags =
        [ElfTag.Needed, ElfTag.SoName, ElfTag.RPath, ElfTag.RunPath, ElfTag.Auxiliary, ElfTag.Filter];

    private readonly ElfFile _file;
    private readonly List<(ElfTag Tag, ulong Value)> _entries = [];
    private readonly List<int> _references = [];

    /// <summary>Reads the dynamic section and the tables that it points to.</summary>
    /// <exception cref="InvalidDataException">A table is missing, repeated, out of range or contradicts the section headers.</exception>
    public ElfDynamic(ElfFile file)
    {
        _file = file;
        ReadEntries();
        ulong size = Entry(ElfTag.StringSize);
        StringsStart = file.OffsetOf(Entry(ElfTag.Strings), size, "the dynamic string table");
        StringsEnd = StringsStart + (int)size;
        foreach ((ElfTag tag, ulong value) in _entries.Where(entry => NamingTags.Contains(entry.Tag)))
            Name(value, $"the name of a {tag} entry");
        ReadSymbols();
        ReadVersionNeeds();
    }

    /// <summary>The file offset at which the dynamic string table begins.</summary>
    public int StringsStart { get; }

    /// <summary>The file offset just after the dynamic string table.</summary>
    public int StringsEnd { get; }

    /// <summary>The dynamic symbols (DT_SYMTAB) with their versions (DT_VERSYM).</summary>
    public List<ElfSymbol> Symbols { get; } = [];

    /// <summary>The versions needed from other libraries (DT_VERNEED).</summary>
    public List<ElfVersionNeed> VersionNeeds { get; } = [];

    /// <summary>How many symbols, versions and library names begin in a range of file offsets.</summary>
    public int ReferencesInto(int from, int to) => _references.Count(offset => offset >= from && offset < to);

    private void ReadEntries()
    {
        ElfSection section = OnlySection(DynamicSection, "dynamic section");
        int at = _file.OffsetOf(section.Address, section.Size, "the dynamic section");
        for (int end = at + (int)section.Size; ; at += EntrySize)
        {
            if (at + EntrySize > end)
                throw new InvalidDataException("the dynamic section does not end with DT_NULL");
            var tag = (ElfTag)_file.UInt64(at);
            if (tag == ElfTag.End)
                break;
            _entries.Add((tag, _file.UInt64(at + 8)));
        }

        if (_entries.Exists(entry => entry.Tag == ElfTag.VersionDefinitions))
            throw new InvalidDataException("the dynamic section has version definitions, expected none");
    }

    private void ReadSymbols()
    {
        ElfSection section = OnlySection(SymbolSection, "dynamic symbol table");
        if (section.Address != Entry(ElfTag.Symbols))
            throw new InvalidDataException("the section headers and DT_SYMTAB disagree about where the dynamic symbols are");

        int count = (int)(section.Size / SymbolSize);
        int symbols = _file.OffsetOf(section.Address, section.Size, "the dynamic symbol table");
        int versions = _file.OffsetOf(Entry(ElfTag.SymbolVersions), (ulong)count * 2, "the symbol version table");
        for (int i = 1; i < count; i++)
        {
            int at = symbols + i * SymbolSize;
            (string name, int offset) = Name(_file.UInt32(at), $"the name of dynamic symbol {i}");
            Symbols.Add(new ElfSymbol(name, offset, _file.UInt16(at + 6) != 0, _file.UInt16(versions + i * 2) & VersionMask));
        }
    }

    private void ReadVersionNeeds()
    {
        ulong need = Entry(ElfTag.VersionNeeds);
        for (ulong left = Entry(ElfTag.VersionNeedCount); left > 0; left--)
        {
            int at = _file.OffsetOf(need, NeedSize, "a version need");
            string library = Name(_file.UInt32(at + 4), "the library of a version need").Text;
            ulong version = need + _file.UInt32(at + 8);
            for (ulong more = _file.UInt16(at + 2); more > 0; more--)
            {
                int entry = _file.OffsetOf(version, NeedSize, "a needed version");
                (string name, int offset) = Name(_file.UInt32(entry + 8), "the name of a needed version");
                VersionNeeds.Add(new ElfVersionNeed(
                    library, name, offset, _file.UInt32(entry), entry, _file.UInt16(entry + 6) & VersionMask));
                version += Step(entry + 12, more, "needed versions");
            }

            need += Step(at + 12, left, "version needs");
        }
    }

    // The last entry of a list has no next one; an earlier one without would be read again and again.
    private uint Step(int field, ulong left, string what)
    {
        uint step = _file.UInt32(field);
        return step > 0 || left == 1
            ? step
            : throw new InvalidDataException($"the list of {what} ends at offset {field}, {left - 1} entries early");
    }

    private (string Text, int Offset) Name(ulong offset, string what)
    {
        if (offset >= (ulong)(StringsEnd - StringsStart))
            throw new InvalidDataException($"{what} at {offset} lies outside the dynamic string table");
        int at = StringsStart + (int)offset;
        _references.Add(at);
        return (_file.Text(at, StringsEnd, what), at);
    }

    private ulong Entry(ElfTag tag)
    {
        List<ulong> values = [.. _entries.Where(entry => entry.Tag == tag).Select(entry => entry.Value)];
        return values.Count == 1
            ? values[0]
            : throw new InvalidDataException($"the dynamic section has {values.Count} entries {tag}, expected one");
    }

    private ElfSection OnlySection(uint type, string what)
    {
        List<ElfSection> found = _file.Sections.FindAll(section => section.Type == type);
        return found.Count == 1
            ? found[0]
            : throw new InvalidDataException($"the file has {found.Count} sections of type {what}, expected one");
    }
}
