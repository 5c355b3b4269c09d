namespace NasV2.LibTorch;

/// <summary>The file names of the native libraries on one operating system.</summary>
/// <param name="Required">libtorch's libraries that every build has, in the order in which they load.</param>
/// <param name="Cuda">libtorch's libraries that only a build with CUDA has; they load after <paramref name="Required"/>.</param>
/// <param name="Last">The library that ties the others together.</param>
/// <param name="TorchSharp">TorchSharp's own library.</param>
internal sealed record TorchLibraries(IReadOnlyList<string> Required, IReadOnlyList<string> Cuda, string Last, string TorchSharp)
{
    /// <summary>The names on Linux.</summary>
    public static TorchLibraries Linux { get; } =
        new(["libc10.so", "libtorch_cpu.so"], ["libc10_cuda.so", "libtorch_cuda.so"], "libtorch.so", "libLibTorchSharp.so");

    /// <summary>The names on Windows.</summary>
    public static TorchLibraries Windows { get; } =
        new(["c10.dll", "torch_cpu.dll"], ["c10_cuda.dll", "torch_cuda.dll"], "torch.dll", "LibTorchSharp.dll");

    /// <summary>The names on macOS.</summary>
    public static TorchLibraries MacOS { get; } =
        new(["libc10.dylib", "libtorch_cpu.dylib"], [], "libtorch.dylib", "libLibTorchSharp.dylib");

    /// <summary>The names on this system.</summary>
    public static TorchLibraries Current { get; } = OperatingSystem.IsWindows() ? Windows : OperatingSystem.IsMacOS() ? MacOS : Linux;

    /// <summary>The library with libtorch's operators, by which a libtorch folder is known.</summary>
    public string Main => Required[^1];

    /// <summary>The names of the libtorch libraries that a folder has, in the order in which they load.</summary>
    public IEnumerable<string> In(string folder) => [.. Required, .. Cuda.Where(name => File.Exists(Path.Combine(folder, name))), Last];
}
