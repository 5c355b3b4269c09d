namespace NasV2.LibTorch;

/// <summary>Finds the folder with libtorch's libraries.</summary>
/// <param name="libraries">The file names on this system.</param>
/// <param name="shipped">The folders in which the application may ship libtorch, in order of preference.</param>
/// <param name="searched">The folders in which TorchSharp looks by itself.</param>
internal sealed class LibTorchLocator(TorchLibraries libraries, IReadOnlyList<string> shipped, IReadOnlyList<string> searched)
{
    /// <summary>What a user without libtorch can do.</summary>
    public const string HowToGet =
        "build with -p:Torch=cpu or -p:Torch=cuda, or name a libtorch folder (the lib folder of a PyTorch install, say) in "
        + TorchRuntimeOptions.FolderVariable;

    /// <summary>Takes the configured folder, else the first shipped one with libtorch.</summary>
    /// <param name="configured">The folder that the user named, or null.</param>
    /// <exception cref="TorchLoadException">There is no such folder, or a library is missing in it.</exception>
    public string Locate(string? configured) => RequireAll(configured is null ? Shipped() : Configured(NativeFolders.Absolute(configured)));

    private string Shipped() =>
        Path.GetDirectoryName(NativeFolders.Find(shipped, libraries.Main)) ?? throw new TorchLoadException(
            $"No libtorch was found: there is no {libraries.Main} in {string.Join(", ", shipped)}; {HowToGet}.");

    private string Configured(string folder)
    {
        if (!Directory.Exists(folder))
            throw new TorchLoadException($"The configured libtorch folder {folder} does not exist; {HowToGet}.");

        // TorchSharp loads torch_cpu from there by itself, through a call that no resolver sees, and two libtorch end the process.
        string? other = Path.GetDirectoryName(NativeFolders.Find(searched, libraries.Main));
        return other is null || NativeFolders.Absolute(other) == folder
            ? folder
            : throw new TorchLoadException(
                $"libtorch is configured as {folder}, but the application ships another one in {other} that TorchSharp would load as well; "
                + "build with -p:Torch=none.");
    }

    private string RequireAll(string folder) =>
        libraries.Required.Append(libraries.Last).FirstOrDefault(name => !File.Exists(Path.Combine(folder, name))) is { } missing
            ? throw new TorchLoadException($"The libtorch folder {folder} has no {missing}; {HowToGet}.")
            : folder;
}
