using NasV2.LibTorch;
using NasV2.Model.Tests;

[assembly: AssemblyFixture(typeof(LoadedTorch))]

namespace NasV2.Model.Tests;

/// <summary>Loads libtorch before the first test of this assembly.</summary>
public sealed class LoadedTorch
{
    public LoadedTorch() => TorchRuntime.Load();
}
