using NasV2.Data;
using static TorchSharp.torch;

namespace NasV2.Training.Augmentation;

/// <summary>Mixup and CutMix over whole batches.</summary>
public static class BatchMixing
{
    /// <summary>Gives new images and targets, each mixed with its partner's.</summary>
    /// <param name="images">[n, 3, h, w], floating point; its memory order is kept.</param>
    /// <param name="targets">[n, classes], floating point, probabilities.</param>
    /// <param name="mix">What was drawn for the batch.</param>
    public static (Tensor Images, Tensor Targets) Apply(Tensor images, Tensor targets, BatchMix mix)
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(targets);
        ArgumentNullException.ThrowIfNull(mix);
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        var partners = tensor(mix.Partners.Select(partner => (long)partner).ToArray(), dtype: int64, device: images.device);
        var kept = PerImage.Column([.. mix.Lambda], images.device);
        // index_select gives row-major memory: done on the row-major view, it leaves the images channels-last.
        var pixels = images.permute(0, 2, 3, 1);
        var mixed = Blend(pixels, partners, Weights(kept, mix.Boxes, images).to(images.dtype)).permute(0, 3, 1, 2);
        var mixedTargets = Blend(targets, partners, kept.view(-1, 1).to(targets.dtype));
        return (mixed.MoveToOuterDisposeScope(), mixedTargets.MoveToOuterDisposeScope());
    }

    /// <summary>How much of itself each pixel keeps: [n, h or 1, w or 1, 1].</summary>
    private static Tensor Weights(Tensor kept, IReadOnlyList<CutBox>? boxes, Tensor images)
    {
        if (boxes is null)
            return kept;

        var blended = PerImage.Column([.. boxes.Select(box => box.Area == 0 ? 1f : 0f)], images.device);
        var outside = BoxMask.Inside(boxes, images.shape[2], images.shape[3], images.device).logical_not_().unsqueeze(3).to(float32);
        return where(blended.gt(0), kept, outside);
    }

    private static Tensor Blend(Tensor own, Tensor partners, Tensor weights) =>
        own.index_select(0, partners).mul_(1 - weights).add_(own * weights);
}
