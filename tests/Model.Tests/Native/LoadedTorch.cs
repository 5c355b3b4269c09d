using NasV2.Model.Native;
using NasV2.Model.Tests.Native;

[assembly: AssemblyFixture(typeof(LoadedTorch))]

namespace NasV2.Model.Tests.Native;

/// <summary>Loads libtorch before the first test of this assembly.</summary>
public sealed class LoadedTorch
{
    public TorchRuntimeInfo Info { get; } = TorchRuntime.Load();
}
