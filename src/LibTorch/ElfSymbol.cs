namespace NasV2.LibTorch;

/// <summary>One entry of an ELF file's dynamic symbol table.</summary>
/// <param name="Name">The name in the dynamic string table.</param>
/// <param name="NameOffset">Where the name begins, in bytes from the start of the file.</param>
/// <param name="IsDefined">False where another library has to supply the symbol.</param>
/// <param name="VersionIndex">The version index that ties the symbol to an <see cref="ElfVersionNeed"/>; 0 and 1 mean unversioned.</param>
internal sealed record ElfSymbol(string Name, int NameOffset, bool IsDefined, int VersionIndex);
