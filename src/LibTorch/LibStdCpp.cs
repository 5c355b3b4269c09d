using System.Runtime.InteropServices;

namespace NasV2.LibTorch;

/// <summary>The C++ standard library of this Linux system.</summary>
internal static unsafe class LibStdCpp
{
    // std::ios_base::Init is an empty class of one byte; the margin allows for libraries that give it members.
    private const int InitObjectSize = 64;

    /// <summary>Whether it has <see cref="TorchSharpPatch.MissingSymbol"/>, so that TorchSharp loads as it ships.</summary>
    public static bool HasMissingSymbol(nint library) => NativeLibrary.TryGetExport(library, TorchSharpPatch.MissingSymbol, out _);

    /// <summary>Makes sure that <c>std::cout</c> and its siblings exist, by a <c>std::ios_base::Init</c> object
    /// that is never destroyed.</summary>
    public static void InitializeStreams(nint library)
    {
        var construct = (delegate* unmanaged<void*, void>)NativeLibrary.GetExport(library, "_ZNSt8ios_base4InitC1Ev");
        construct(NativeMemory.AllocZeroed(InitObjectSize));
    }
}
