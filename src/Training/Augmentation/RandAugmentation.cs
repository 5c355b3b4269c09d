using NasV2.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace NasV2.Training.Augmentation;

/// <summary>RandAugment over whole batches: what was drawn for each image, done where the batch is.</summary>
/// <remarks>
/// On a GPU by tensor operations, so that it costs the processor nothing; on the processor image by image, because the 5 to 15 passes over
/// a batch that most operations take as tensors cost several times as much there. Both give Pillow's bytes.
/// </remarks>
public static class RandAugmentation
{
    /// <summary>Gives new images to which each image's draws were applied in order.</summary>
    /// <param name="images">[n, 3, h, w], uint8; fastest in channels-last memory.</param>
    /// <param name="draws">[n], of one length.</param>
    /// <returns>[n, 3, h, w], uint8, in channels-last memory.</returns>
    public static Tensor Apply(Tensor images, IReadOnlyList<AugmentDraw[]> draws)
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(draws);
        ArgumentOutOfRangeException.ThrowIfNotEqual(draws.Count, images.shape[0]);
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        var pixels = images.permute(0, 2, 3, 1).contiguous();
        var onProcessor = pixels.device_type == DeviceType.CPU;
        var augmented = onProcessor ? ByteAugmentation.Apply(pixels, draws) : TensorAugmentation.Apply(pixels, draws);
        return augmented.permute(0, 3, 1, 2).MoveToOuterDisposeScope();
    }
}
