namespace NasV2.LibTorch;

/// <summary>What <see cref="TorchLoader"/> loaded.</summary>
/// <param name="Folder">The libtorch folder; null where TorchSharp found it by itself.</param>
/// <param name="TorchCpu">The handle of libtorch_cpu; null where TorchSharp loaded it by itself.</param>
/// <param name="IsPatched">Whether TorchSharp's library runs as a patched copy.</param>
internal sealed record LoadedLibraries(string? Folder, nint? TorchCpu, bool IsPatched);
