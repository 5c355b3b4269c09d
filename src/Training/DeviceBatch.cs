using TorchSharp;

namespace NasV2.Training;

/// <summary>A prepared batch as tensors on a device.</summary>
/// <param name="Images">[n, 3, h, w], uint8, in channels-last memory.</param>
/// <param name="Labels">[n], int64.</param>
public readonly record struct DeviceBatch(torch.Tensor Images, torch.Tensor Labels);
