using System.Runtime.InteropServices;

namespace NasV2.LibTorch.Tests;

public sealed class LibTorchLocatorTests : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory();

    public void Dispose() => _root.Delete(recursive: true);

    [Fact]
    public void Without_a_configured_folder_the_first_shipped_one_with_libtorch_is_taken()
    {
        string empty = Folder("empty"), first = LibTorch("first"), second = LibTorch("second");

        Assert.Equal(first, Locator([empty, first, second]).Locate(null));
    }

    [Fact]
    public void A_configured_folder_takes_precedence_over_the_shipped_one()
    {
        string shipped = LibTorch("shipped"), configured = LibTorch("configured");

        Assert.Equal(configured, Locator([shipped]).Locate(configured + Path.DirectorySeparatorChar));
    }

    [Fact]
    public void Where_nothing_is_shipped_the_error_names_the_folders_and_the_solution()
    {
        string empty = Folder("empty");

        var refusal = Assert.Throws<TorchLoadException>(() => Locator([empty]).Locate(null));

        Assert.Contains($"no libtorch_cpu.so in {empty};", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("NAS_LIBTORCH", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("libc10.so")]
    [InlineData("libtorch_cpu.so")]
    [InlineData("libtorch.so")]
    public void A_folder_without_one_of_the_libraries_is_refused_with_its_name(string missing)
    {
        string folder = LibTorch("folder");
        File.Delete(Path.Combine(folder, missing));

        var refusal = Assert.Throws<TorchLoadException>(() => Locator([]).Locate(folder));

        Assert.StartsWith($"The libtorch folder {folder} has no {missing};", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_configured_folder_is_refused_where_TorchSharp_would_load_a_second_libtorch()
    {
        string searched = LibTorch("searched"), configured = LibTorch("configured");
        var locator = new LibTorchLocator(TorchLibraries.Linux, [searched], [searched]);

        var refusal = Assert.Throws<TorchLoadException>(() => locator.Locate(configured));

        Assert.Contains($"another one in {searched}", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(searched, locator.Locate(searched));
    }

    [Fact]
    public void Libraries_load_in_the_order_of_their_dependencies_with_those_of_CUDA_where_present()
    {
        string folder = LibTorch("folder");
        Assert.Equal(["libc10.so", "libtorch_cpu.so", "libtorch.so"], TorchLibraries.Linux.In(folder));

        File.WriteAllText(Path.Combine(folder, "libc10_cuda.so"), "");
        File.WriteAllText(Path.Combine(folder, "libtorch_cuda.so"), "");
        Assert.Equal(
            ["libc10.so", "libtorch_cpu.so", "libc10_cuda.so", "libtorch_cuda.so", "libtorch.so"], TorchLibraries.Linux.In(folder));
    }

    [Fact]
    public void A_system_without_glibc_is_refused() => Assert.Contains(
        "Alpine", Assert.Throws<TorchLoadException>(() => TorchPlatform.RequireSupportedLinux(hasGlibc: false, Architecture.X64)).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Another_processor_architecture_is_refused_by_its_name() => Assert.Contains(
        "Arm64", Assert.Throws<TorchLoadException>(() => TorchPlatform.RequireSupportedLinux(hasGlibc: true, Architecture.Arm64)).Message,
        StringComparison.Ordinal);

    private static LibTorchLocator Locator(IReadOnlyList<string> shipped) => new(TorchLibraries.Linux, shipped, searched: []);

    private string Folder(string name) => _root.CreateSubdirectory(name).FullName;

    private string LibTorch(string name)
    {
        string folder = Folder(name);
        foreach (string library in TorchLibraries.Linux.In(folder))
            File.WriteAllText(Path.Combine(folder, library), "");
        return folder;
    }
}
