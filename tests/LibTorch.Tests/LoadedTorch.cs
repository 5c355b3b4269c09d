using NasV2.LibTorch.Tests;

[assembly: AssemblyFixture(typeof(LoadedTorch))]

namespace NasV2.LibTorch.Tests;

/// <summary>Loads libtorch before the first test of this assembly.</summary>
public sealed class LoadedTorch
{
    public TorchRuntimeInfo Info { get; } = TorchRuntime.Load();
}
