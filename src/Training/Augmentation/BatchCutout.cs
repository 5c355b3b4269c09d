using NasV2.Data;
using static TorchSharp.torch;

namespace NasV2.Training.Augmentation;

/// <summary>Transfer learning's Cutout over whole batches: each image's box is replaced by noise.</summary>
public static class BatchCutout
{
    /// <summary>Gives new images whose boxes hold the noise.</summary>
    /// <param name="images">[n, 3, h, w], floating point, as the network takes them; its memory order is kept.</param>
    /// <param name="boxes">[n], see <see cref="CutoutPolicy"/>.</param>
    /// <param name="noise">[n, 3, h, w]; the released code's is uniform in [0, 1).</param>
    public static Tensor Apply(Tensor images, IReadOnlyList<CutBox> boxes, Tensor noise)
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(boxes);
        ArgumentNullException.ThrowIfNull(noise);
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        var inside = BoxMask.Inside(boxes, images.shape[2], images.shape[3], images.device).unsqueeze(1);
        return where(inside, noise, images).MoveToOuterDisposeScope();
    }
}
