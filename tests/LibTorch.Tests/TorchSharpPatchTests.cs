namespace NasV2.LibTorch.Tests;

[Trait("Needs", "torch")]
public sealed class TorchSharpPatchTests
{
    [Fact]
    public void The_shipped_library_imports_the_symbol_that_older_systems_lack()
    {
        ElfDynamic dynamic = TorchSharpFile.Dynamic(TorchSharpFile.Read());

        ElfSymbol symbol = Assert.Single(dynamic.Symbols, symbol => symbol.Name == "_ZSt21ios_base_library_initv");
        ElfVersionNeed need = Assert.Single(dynamic.VersionNeeds, need => need.Name == "GLIBCXX_3.4.32");
        Assert.False(symbol.IsDefined);
        Assert.Equal(need.Index, symbol.VersionIndex);
    }

    [Fact]
    public void The_patched_library_imports_get_terminate_at_its_own_version_instead()
    {
        byte[] shipped = TorchSharpFile.Read();
        ElfDynamic before = TorchSharpFile.Dynamic(shipped), after = TorchSharpFile.Dynamic(TorchSharpPatch.Apply(shipped));

        Assert.DoesNotContain(after.Symbols, symbol => symbol.Name == "_ZSt21ios_base_library_initv");
        Assert.DoesNotContain(after.VersionNeeds, need => need.Name == "GLIBCXX_3.4.32");
        ElfSymbol symbol = Assert.Single(after.Symbols, symbol => symbol.Name == "_ZSt13get_terminatev");
        ElfVersionNeed need = Assert.Single(after.VersionNeeds, need => need.Index == symbol.VersionIndex);
        Assert.Equal(("libstdc++.so.6", "GLIBCXX_3.4.20"), (need.Library, need.Name));
        // The library needs that version for other symbols too, with a hash that its linker wrote.
        Assert.Equal(Assert.Single(before.VersionNeeds, need => need.Name == "GLIBCXX_3.4.20").Hash, need.Hash);
    }

    [Fact]
    public void The_patch_changes_two_names_and_one_hash_and_no_other_byte()
    {
        byte[] shipped = TorchSharpFile.Read(), patched = TorchSharpPatch.Apply(shipped);
        ElfDynamic dynamic = TorchSharpFile.Dynamic(shipped);
        int symbol = dynamic.Symbols.Find(symbol => symbol.Name == TorchSharpPatch.MissingSymbol)!.NameOffset;
        ElfVersionNeed need = dynamic.VersionNeeds.Find(need => need.Name == TorchSharpPatch.MissingVersion)!;

        int[] changed = [.. Enumerable.Range(0, shipped.Length).Where(i => shipped[i] != patched[i])];

        Assert.Equal(shipped.Length, patched.Length);
        Assert.NotEmpty(changed);
        Assert.All(changed, offset => Assert.True(
            Within(offset, symbol, TorchSharpPatch.MissingSymbol.Length)
            || Within(offset, need.NameOffset, TorchSharpPatch.MissingVersion.Length)
            || Within(offset, need.HashOffset, sizeof(uint))));
    }

    [Fact]
    public void A_patched_library_is_not_patched_again()
    {
        byte[] patched = TorchSharpPatch.Apply(TorchSharpFile.Read());

        var refusal = Assert.Throws<InvalidDataException>(() => TorchSharpPatch.Apply(patched));

        Assert.Equal("the file has 0 symbols _ZSt21ios_base_library_initv, expected one", refusal.Message);
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("GLIBC_2.2.5", 0x09691a75)]
    [InlineData("GLIBC_2.34", 0x069691b4)]
    [InlineData("CXXABI_1.3", 0x056bafd3)]
    [InlineData("GCC_3.0", 0x0b792650)]
    public void The_hash_of_names_is_that_of_the_System_V_ABI(string name, uint hash) => Assert.Equal(hash, ElfHash.Compute(name));

    private static bool Within(int offset, int start, int length) => offset >= start && offset < start + length;
}
