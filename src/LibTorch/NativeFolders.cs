namespace NasV2.LibTorch;

/// <summary>The folders from which native libraries come and in which patched copies are kept.</summary>
internal static class NativeFolders
{
    /// <summary>
    /// Where TorchSharp looks by itself: the native folder beside the application (portable build), the application's own folder (published
    /// for one platform, unpacked single file) and the folders that the host found for its packages.
    /// </summary>
    public static IReadOnlyList<string> Searched { get; } =
    [
        Path.Combine(AppContext.BaseDirectory, "runtimes", Platform, "native"),
        AppContext.BaseDirectory,
        .. (AppContext.GetData("NATIVE_DLL_SEARCH_DIRECTORIES") as string ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries),
    ];

    /// <summary>Where the application ships libtorch: its <c>libtorch</c> folder, else the folders of <see cref="Searched"/>.</summary>
    public static IReadOnlyList<string> LibTorch { get; } = [Path.Combine(AppContext.BaseDirectory, "libtorch"), .. Searched];

    /// <summary>The user's cache folder for patched copies: below <c>$XDG_CACHE_HOME</c>, else below <c>~/.cache</c>.</summary>
    public static string Cache
    {
        get
        {
            string? configured = Environment.GetEnvironmentVariable("XDG_CACHE_HOME");
            // The specification says to ignore a relative path.
            string root = Path.IsPathRooted(configured)
                ? configured
                : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache");
            return Path.Combine(root, "nasv2", "native");
        }
    }

    private static string Platform => OperatingSystem.IsWindows() ? "win-x64" : OperatingSystem.IsMacOS() ? "osx-arm64" : "linux-x64";

    /// <summary>The absolute form of a folder's path, the same however the user wrote it.</summary>
    public static string Absolute(string folder) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));

    /// <summary>The path of the file in the first of the folders that has it, or null.</summary>
    public static string? Find(IEnumerable<string> folders, string file) =>
        folders.Select(folder => Path.Combine(folder, file)).FirstOrDefault(File.Exists);
}
