using static TorchSharp.torch;

namespace NasV2.Training.Batches;

/// <summary>A batch that can be had on the device.</summary>
public interface IDeviceBatch : IDisposable
{
    /// <summary>Which images of their set they are, [n].</summary>
    IReadOnlyList<int> Indices { get; }

    /// <summary>Brings the batch to the device, as tensors of the caller's dispose scope.</summary>
    /// <returns>
    /// Images, [n, 3, h, w], uint8, in channels-last memory; and labels, [n], int64, or where images have several, probabilities,
    /// [n, classes], float32, whose rows sum to 1.
    /// </returns>
    (Tensor Images, Tensor Targets) Load();
}
