namespace NasV2.LibTorch;

/// <summary>One version that an ELF file needs from another library (<c>Elf64_Vernaux</c> with its <c>Elf64_Verneed</c>).</summary>
/// <param name="Library">The library that has to supply the version, such as <c>libstdc++.so.6</c>.</param>
/// <param name="Name">The version, such as <c>GLIBCXX_3.4.20</c>.</param>
/// <param name="NameOffset">Where the version's name begins, in bytes from the start of the file.</param>
/// <param name="Hash">The stored System V hash of the name.</param>
/// <param name="HashOffset">Where that hash is stored, in bytes from the start of the file.</param>
/// <param name="Index">The index by which symbols name this version.</param>
internal sealed record ElfVersionNeed(string Library, string Name, int NameOffset, uint Hash, int HashOffset, int Index);
