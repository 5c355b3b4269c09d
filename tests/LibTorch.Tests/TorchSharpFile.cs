namespace NasV2.LibTorch.Tests;

/// <summary>TorchSharp's native library for Linux as the NuGet package has it, on whatever system the tests run.</summary>
internal static class TorchSharpFile
{
    public static string Path { get; } =
        System.IO.Path.Combine(AppContext.BaseDirectory, "runtimes", "linux-x64", "native", TorchLibraries.Linux.TorchSharp);

    public static byte[] Read() => File.ReadAllBytes(Path);

    public static ElfDynamic Dynamic(byte[] file) => new(new ElfFile(file));
}
