using NasV2.LibTorch;
using TorchSharp;

namespace NasV2.Workers.Trainer;

/// <summary>The device that a trainer works on and what to call it.</summary>
/// <param name="Name">Such as <c>cpu</c> or <c>cuda:0</c>.</param>
/// <param name="Type">Hardware that it is.</param>
/// <param name="Torch">The device for torch.</param>
/// <param name="Libraries">Library versions.</param>
public sealed record TrainerDevice(string Name, string Type, torch.Device Torch, string Libraries)
{
    /// <summary>Looks for a device: <c>auto</c> (the first CUDA device, else the CPU), <c>cpu</c> or <c>cuda:N</c>.</summary>
    /// <exception cref="TorchLoadException">libtorch has no such device.</exception>
    public static TrainerDevice Find(string wanted, TorchRuntimeInfo runtime)
    {
        var name = wanted == "auto" ? (runtime.IsCudaAvailable ? "cuda:0" : "cpu") : wanted;
        var libraries = $"TorchSharp {runtime.TorchSharpVersion}, libtorch {runtime.LibTorchVersion ?? "of unknown version"}";
        if (name == "cpu")
            return new TrainerDevice(name, HostProcessor.Name(), torch.CPU, libraries);
        if (!name.StartsWith("cuda:", StringComparison.Ordinal) || !int.TryParse(name["cuda:".Length..], out var index) || index < 0)
            throw new TorchLoadException($"There is no device '{wanted}'; expected auto, cpu or cuda:N.");
        if (!runtime.IsCudaAvailable || index >= runtime.CudaDevices.Count)
            throw new TorchLoadException($"The device '{wanted}' is not there: libtorch sees {runtime.CudaDevices.Count} CUDA devices.");
        return new TrainerDevice(name, runtime.CudaDevices[index], new torch.Device(DeviceType.CUDA, index), libraries);
    }
}
