using TorchSharp;

namespace NasV2.LibTorch;

/// <summary>The libtorch of this process.</summary>
public static class TorchRuntime
{
    private static readonly Lock Gate = new();
    private static TorchRuntimeInfo? _loaded;
    private static TorchLoadException? _failure;

    /// <summary>Loads libtorch once for the process; to be called before anything else of TorchSharp. Safe on any thread.</summary>
    /// <param name="options">Where libtorch comes from; null takes the environment variable <c>NAS_LIBTORCH</c>,
    /// else the shipped libtorch.</param>
    /// <returns>What is loaded; later calls get the same.</returns>
    /// <exception cref="TorchLoadException">
    /// libtorch is missing, broken or of another kind than this process can load, or another one is loaded already. A failure is final for
    /// the process, as some libraries may be loaded by then.
    /// </exception>
    public static TorchRuntimeInfo Load(TorchRuntimeOptions? options = null)
    {
        lock (Gate)
        {
            if (_failure is not null)
                throw new TorchLoadException(_failure.Message, _failure);
            try
            {
                _loaded ??= Start(TorchLoader.Load(ConfiguredFolder(options), options?.CacheFolder ?? NativeFolders.Cache));
            }
            catch (TorchLoadException failure)
            {
                _failure = failure;
                throw;
            }

            return options?.LibTorchFolder is not { } folder || NativeFolders.Absolute(folder) == _loaded.LibTorchFolder
                ? _loaded
                : throw new TorchLoadException(
                    $"libtorch is loaded from {_loaded.LibTorchFolder ?? "beside the application"} already; "
                    + $"start another process to load it from {folder}.");
        }
    }

    /// <summary>What <see cref="Load"/> loaded; loads with the defaults where nothing has been loaded yet.</summary>
    /// <inheritdoc cref="Load" path="/exception"/>
    public static TorchRuntimeInfo Describe() => Load();

    private static string? ConfiguredFolder(TorchRuntimeOptions? options) =>
        options?.LibTorchFolder
        ?? (Environment.GetEnvironmentVariable(TorchRuntimeOptions.FolderVariable) is { Length: > 0 } folder ? folder : null);

    private static TorchRuntimeInfo Start(LoadedLibraries loaded)
    {
        // MKL may otherwise choose a different number of threads for each call, and sums depend on it: Intel requires a
        // fixed number for results that are equal from run to run. Setting the number, be it to what it is already, is what
        // makes libtorch forbid that choice.
        torch.set_num_threads(torch.get_num_threads());
        return Describe(loaded);
    }

    private static TorchRuntimeInfo Describe(LoadedLibraries loaded)
    {
        bool hasCuda = torch.cuda.is_available();
        return new TorchRuntimeInfo(
            loaded.Folder,
            TorchVersions.TorchSharp,
            loaded.TorchCpu is { } library ? TorchVersions.ReadLibTorchVersion(library) : null,
            loaded.IsPatched,
            hasCuda,
            hasCuda ? CudaDevices.Names() : []);
    }
}
