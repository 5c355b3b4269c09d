namespace NasV2.LibTorch;

/// <summary>A section header of an ELF file.</summary>
/// <param name="Type">What the section holds (<c>sh_type</c>).</param>
/// <param name="Address">Where it lies in memory.</param>
/// <param name="Size">Its length in bytes.</param>
internal sealed record ElfSection(uint Type, ulong Address, ulong Size);
