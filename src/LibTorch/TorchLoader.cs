using System.Runtime.InteropServices;
using TorchSharp;

namespace NasV2.LibTorch;

/// <summary>Loads the native libraries: libtorch in the order of its dependencies, then TorchSharp's own.</summary>
internal static class TorchLoader
{
    /// <summary>Loads them and binds TorchSharp to them.</summary>
    /// <param name="configuredFolder">The libtorch folder that the user named; null takes the shipped one.</param>
    /// <param name="cacheFolder">Where a patched copy of TorchSharp's library is kept.</param>
    /// <exception cref="TorchLoadException">A library is missing, broken or of another kind than this process can load.</exception>
    public static LoadedLibraries Load(string? configuredFolder, string cacheFolder)
    {
        if (OperatingSystem.IsLinux())
        {
            TorchPlatform.RequireSupportedLinux(TorchPlatform.HasGlibc(), RuntimeInformation.ProcessArchitecture);
            HostAllocator.KeepFreedMemory();
        }
        else if (configuredFolder is null)
            return LoadAsShipped();

        TorchLibraries libraries = TorchLibraries.Current;
        string folder = new LibTorchLocator(libraries, NativeFolders.LibTorch, NativeFolders.Searched).Locate(configuredFolder);
        string torchSharp = NativeFolders.Find(NativeFolders.Searched, libraries.TorchSharp) ?? throw new TorchLoadException(
            $"TorchSharp's library {libraries.TorchSharp} is in none of {string.Join(", ", NativeFolders.Searched)}; "
            + "publish the application with its native libraries.");

        string advice = $"install what it lacks, or name another libtorch folder in {TorchRuntimeOptions.FolderVariable}";
        Dictionary<string, nint> handles = libraries.In(folder).ToDictionary(
            name => name, name => DynamicLinker.Load(Path.Combine(folder, name), advice));
        bool isPatched = new TorchSharpLibrary(torchSharp, cacheFolder, folder).Load();
        return new LoadedLibraries(folder, handles[libraries.Main], isPatched);
    }

    private static LoadedLibraries LoadAsShipped()
    {
        try
        {
            torch.InitializeDeviceType(DeviceType.CPU);
            return new LoadedLibraries(Folder: null, TorchCpu: null, IsPatched: false);
        }
        // The static constructor of torch loads the libraries too, and wraps what it throws.
        catch (Exception failure) when (failure is NotSupportedException or DllNotFoundException or TypeInitializationException)
        {
            throw new TorchLoadException($"TorchSharp found no libtorch beside the application; {LibTorchLocator.HowToGet}.", failure);
        }
    }
}
