using System.Runtime.InteropServices;
using TorchSharp;

namespace NasV2.LibTorch;

/// <summary>Loads TorchSharp's own native library, patched where this system's libstdc++ asks for it, and binds TorchSharp to it.</summary>
/// <param name="path">The library as it ships.</param>
/// <param name="cacheFolder">Where a patched copy is kept.</param>
/// <param name="libTorchFolder">Where libtorch was loaded from, for error messages.</param>
internal sealed class TorchSharpLibrary(string path, string cacheFolder, string libTorchFolder)
{
    private const string Name = "LibTorchSharp";

    /// <summary>Loads and binds; libtorch has to be loaded before.</summary>
    /// <returns>Whether a patched copy was loaded.</returns>
    /// <exception cref="TorchLoadException">The library cannot be patched, does not fit libtorch, or libstdc++ is missing.</exception>
    public bool Load()
    {
        bool needsPatch = OperatingSystem.IsLinux() && NeedsPatch();
        nint library = needsPatch ? LoadPatched() : LoadFrom(path);
        NativeLibrary.SetDllImportResolver(typeof(torch).Assembly, (name, _, _) => name == Name ? library : 0);
        return needsPatch;
    }

    private static bool NeedsPatch()
    {
        if (!NativeLibrary.TryLoad(TorchSharpPatch.Library, out nint library))
            throw new TorchLoadException(
                $"This system has no {TorchSharpPatch.Library}; install its package libstdc++6 (Debian) or libstdc++ (RHEL).");
        if (LibStdCpp.HasMissingSymbol(library))
            return false;
        LibStdCpp.InitializeStreams(library);
        return true;
    }

    private nint LoadPatched()
    {
        PatchedCopy copy = Patch();
        try
        {
            return LoadFrom(copy.Path);
        }
        finally
        {
            copy.Release();
        }
    }

    private PatchedCopy Patch()
    {
        try
        {
            return PatchedLibraryCache.GetPatchedCopy(path, cacheFolder);
        }
        catch (InvalidDataException failure)
        {
            throw new TorchLoadException(
                $"{path} cannot be adapted to this system's {TorchSharpPatch.Library} ({failure.Message}); "
                + "restore the TorchSharp package that NasV2 was built with, or run on a system with GCC 13's libstdc++.",
                failure);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new TorchLoadException(
                $"A copy of {path} adapted to this system cannot be written ({failure.Message}); "
                + $"make {cacheFolder} or the temporary folder writable.",
                failure);
        }
    }

    private nint LoadFrom(string library) => DynamicLinker.Load(
        library, $"the libtorch in {libTorchFolder} does not fit TorchSharp {TorchVersions.TorchSharp}, which was built for libtorch 2.10");
}
