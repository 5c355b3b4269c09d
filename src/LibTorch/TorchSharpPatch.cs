using System.Text;

namespace NasV2.LibTorch;

/// <summary>
/// Redirects the one import of TorchSharp's native library that libstdc++ before GCC 13 lacks:
/// <c>std::ios_base_library_init()@GLIBCXX_3.4.32</c> becomes <c>std::get_terminate()@GLIBCXX_3.4.20</c>.
/// </summary>
/// <remarks>
/// The function does nothing; its import only states that the streams are initialised inside libstdc++. It is called once with no
/// argument and its result is ignored, as suits <c>get_terminate</c>.
/// <see cref="LibStdCpp.InitializeStreams"/> supplies what it stands for.
/// </remarks>
internal static class TorchSharpPatch
{
    /// <summary>The import that older libraries lack.</summary>
    public const string MissingSymbol = "_ZSt21ios_base_library_initv";

    /// <summary>The version of <see cref="MissingSymbol"/>.</summary>
    public const string MissingVersion = "GLIBCXX_3.4.32";

    /// <summary>The import that takes its place.</summary>
    public const string PresentSymbol = "_ZSt13get_terminatev";

    /// <summary>The version of <see cref="PresentSymbol"/>, in libstdc++ since GCC 4.9.</summary>
    public const string PresentVersion = "GLIBCXX_3.4.20";

    /// <summary>The library whose import is redirected.</summary>
    public const string Library = "libstdc++.so.6";

    /// <summary>Counts the forms of this patch, so that copies made by another form are not taken for its own.</summary>
    public const int Revision = 1;

    /// <summary>Returns a patched copy of the library's bytes.</summary>
    /// <exception cref="InvalidDataException">The bytes are not as expected; nothing but this one import
    /// may use what is renamed.</exception>
    public static byte[] Apply(ReadOnlySpan<byte> library)
    {
        byte[] patched = library.ToArray();
        var dynamic = new ElfDynamic(new ElfFile(patched));
        ElfSymbol symbol = Only(dynamic.Symbols, symbol => symbol.Name == MissingSymbol, $"symbols {MissingSymbol}");
        ElfVersionNeed need = Only(dynamic.VersionNeeds, need => need.Name == MissingVersion, $"version needs {MissingVersion}");

        Expect(!symbol.IsDefined, $"{MissingSymbol} is defined in the file, expected an import");
        Expect(need.Library == Library, $"{MissingVersion} is needed from {need.Library}, expected {Library}");
        Expect(
            need.Hash == ElfHash.Compute(MissingVersion),
            $"the stored hash of {MissingVersion} is 0x{need.Hash:x8}, expected 0x{ElfHash.Compute(MissingVersion):x8}");
        Expect(
            symbol.VersionIndex == need.Index,
            $"{MissingSymbol} has version index {symbol.VersionIndex}, expected {need.Index} ({MissingVersion})");
        Only(dynamic.Symbols, other => other.VersionIndex == need.Index, $"symbols of version {MissingVersion}");
        ExpectUnshared(patched, dynamic, symbol.NameOffset, MissingSymbol);
        ExpectUnshared(patched, dynamic, need.NameOffset, MissingVersion);

        Rename(patched, symbol.NameOffset, MissingSymbol, PresentSymbol);
        Rename(patched, need.NameOffset, MissingVersion, PresentVersion);
        BitConverter.TryWriteBytes(patched.AsSpan(need.HashOffset), ElfHash.Compute(PresentVersion));
        return patched;
    }

    private static T Only<T>(List<T> all, Predicate<T> matches, string what)
    {
        List<T> found = all.FindAll(matches);
        return found.Count == 1 ? found[0] : throw new InvalidDataException($"the file has {found.Count} {what}, expected one");
    }

    // A linker may store a name as the tail of a longer one; renaming it would rename both.
    private static void ExpectUnshared(byte[] file, ElfDynamic dynamic, int offset, string name)
    {
        bool isTail = offset > dynamic.StringsStart && file[offset - 1] != 0;
        Expect(
            !isTail && dynamic.ReferencesInto(offset, offset + name.Length + 1) == 1,
            $"the name {name} at offset {offset} is shared with another name");
    }

    private static void Rename(byte[] file, int offset, string from, string to)
    {
        Span<byte> name = file.AsSpan(offset, from.Length);
        name.Clear();
        Encoding.ASCII.GetBytes(to, name);
    }

    private static void Expect(bool holds, string message)
    {
        if (!holds)
            throw new InvalidDataException(message);
    }
}
