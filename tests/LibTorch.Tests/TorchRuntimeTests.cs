using static TorchSharp.torch;

namespace NasV2.LibTorch.Tests;

[Trait("Needs", "torch")]
public sealed class TorchRuntimeTests(LoadedTorch torch)
{
    [Fact]
    public void A_small_network_trains() => Assert.True(SmallTraining.LossFalls());

    [Fact]
    public void Loading_again_gives_what_is_loaded()
    {
        TorchRuntimeInfo[] all = new TorchRuntimeInfo[8];
        Parallel.For(0, all.Length, i => all[i] = TorchRuntime.Load());

        Assert.All(all, info => Assert.Same(torch.Info, info));
        Assert.Same(torch.Info, TorchRuntime.Describe());
    }

    [Fact]
    public void Loading_from_another_folder_afterwards_is_refused()
    {
        var refusal = Assert.Throws<TorchLoadException>(() => TorchRuntime.Load(new TorchRuntimeOptions { LibTorchFolder = "elsewhere" }));

        Assert.Contains("start another process to load it from elsewhere", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_description_says_what_was_loaded()
    {
        Assert.Equal("0.107.0", torch.Info.TorchSharpVersion);
        Assert.Equal(cuda.is_available(), torch.Info.IsCudaAvailable);
        Assert.Equal(cuda.is_available() ? cuda.device_count() : 0, torch.Info.CudaDevices.Count);
        Assert.SkipUnless(OperatingSystem.IsLinux(), "TorchSharp finds libtorch by itself on this system");
        Assert.StartsWith("2.", torch.Info.LibTorchVersion, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(torch.Info.LibTorchFolder!, "libtorch_cpu.so")));
    }

    [Fact]
    public void The_library_is_patched_exactly_where_the_C_plus_plus_library_lacks_the_symbol()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the patch is for Linux");
        string[] mapped = [.. File.ReadLines("/proc/self/maps").Where(line => line.Contains(".so", StringComparison.Ordinal))];
        string standardLibrary = mapped.First(line => line.Contains("/libstdc++.so.6", StringComparison.Ordinal));
        bool hasSymbol = File.ReadAllBytes(standardLibrary[standardLibrary.IndexOf('/', StringComparison.Ordinal)..])
            .AsSpan().IndexOf("_ZSt21ios_base_library_initv\0"u8) >= 0;

        Assert.Equal(!hasSymbol, torch.Info.IsPatched);
        Assert.Equal(hasSymbol, mapped.Any(line => line.EndsWith(TorchSharpFile.Path, StringComparison.Ordinal)));
    }
}
