namespace NasV2.LibTorch;

/// <summary>Where libtorch comes from.</summary>
public sealed record TorchRuntimeOptions
{
    /// <summary>The environment variable that names the libtorch folder where <see cref="LibTorchFolder"/> is null.</summary>
    public const string FolderVariable = "NAS_LIBTORCH";

    /// <summary>A folder with libtorch's libraries, such as the <c>lib</c> folder of a PyTorch install; null takes
    /// what the application ships.</summary>
    public string? LibTorchFolder { get; init; }

    /// <summary>Where patched libraries are kept; null takes <c>$XDG_CACHE_HOME/nasv2/native</c> or <c>~/.cache/nasv2/native</c>.</summary>
    public string? CacheFolder { get; init; }
}
