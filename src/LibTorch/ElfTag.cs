namespace NasV2.LibTorch;

/// <summary>The tags of a dynamic section's entries that <see cref="ElfDynamic"/> reads.</summary>
internal enum ElfTag : ulong
{
    End = 0,
    Needed = 1,
    Strings = 5,
    Symbols = 6,
    StringSize = 10,
    SoName = 14,
    RPath = 15,
    RunPath = 29,
    SymbolVersions = 0x6FFF_FFF0,
    VersionDefinitions = 0x6FFF_FFFC,
    VersionNeeds = 0x6FFF_FFFE,
    VersionNeedCount = 0x6FFF_FFFF,
    Auxiliary = 0x7FFF_FFFD,
    Filter = 0x7FFF_FFFF,
}
