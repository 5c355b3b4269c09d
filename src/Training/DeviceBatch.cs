using System.Runtime.InteropServices;
using NasV2.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace NasV2.Training;

/// <summary>A prepared batch as tensors on a device.</summary>
/// <param name="Images">[n, 3, h, w], float32, in channels-last memory.</param>
/// <param name="Labels">[n], int64.</param>
public readonly record struct DeviceBatch(Tensor Images, Tensor Labels)
{
    /// <summary>Copies a batch to a device.</summary>
    public static DeviceBatch From(Batch batch, int resolution, Device device)
    {
        ArgumentNullException.ThrowIfNull(batch);
        // [n, h, w, c] row-major is [n, c, h, w] in channels-last memory: the bytes are copied once and only the view turns.
        var images = empty(batch.Count, resolution, resolution, 3, dtype: float32);
        MemoryMarshal.AsBytes(batch.Images.AsSpan()).CopyTo(images.bytes);
        var labels = empty(batch.Count, dtype: int64);
        MemoryMarshal.AsBytes(batch.Labels.AsSpan()).CopyTo(labels.bytes);
        return new DeviceBatch(images.permute(0, 3, 1, 2).to(device), labels.to(device));
    }
}
