using TorchSharp;

namespace NasV2.Training;

/// <summary>A prepared batch as tensors on a device.</summary>
/// <param name="Images">[n, 3, h, w], float32 of 0 to 255, in channels-last memory.</param>
/// <param name="Targets">Labels, [n], int64; where images have several, probabilities, [n, classes], float32, whose rows sum to 1.</param>
public readonly record struct DeviceBatch(torch.Tensor Images, torch.Tensor Targets);
