namespace NasV2.LibTorch;

/// <summary>The libtorch that this process runs on.</summary>
/// <param name="LibTorchFolder">The folder that libtorch was loaded from; null where TorchSharp found
/// it by itself (Windows, macOS).</param>
/// <param name="TorchSharpVersion">TorchSharp's version, such as <c>0.107.0</c>.</param>
/// <param name="LibTorchVersion">The loaded libtorch's own version, such as <c>2.10.0</c>; null where it is unknown.</param>
/// <param name="IsPatched">Whether TorchSharp's native library runs as a copy with its import redirected (see
/// <see cref="TorchSharpPatch"/>).</param>
/// <param name="IsCudaAvailable">Whether libtorch can use a CUDA device.</param>
/// <param name="CudaDevices">The names of the CUDA devices by their index; empty without CUDA.</param>
public sealed record TorchRuntimeInfo(
    string? LibTorchFolder,
    string TorchSharpVersion,
    string? LibTorchVersion,
    bool IsPatched,
    bool IsCudaAvailable,
    IReadOnlyList<string> CudaDevices);
