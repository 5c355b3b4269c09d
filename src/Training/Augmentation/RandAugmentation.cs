using NasV2.Data;
using NasV2.Model;
using static TorchSharp.torch;

namespace NasV2.Training.Augmentation;

/// <summary>RandAugment over whole batches: what was drawn for each image, done as tensor operations on the batch's device.</summary>
/// <remarks>Layer by layer, the images that drew the same operation are done together; nothing is read back from the device.</remarks>
public static class RandAugmentation
{
    /// <summary>Gives new images to which each image's draws were applied in order.</summary>
    /// <param name="images">[n, 3, h, w], float32, whole values in 0..255; fastest in channels-last memory.</param>
    /// <param name="draws">[n], of one length.</param>
    /// <returns>[n, 3, h, w], float32, whole values in 0..255, in channels-last memory.</returns>
    public static Tensor Apply(Tensor images, IReadOnlyList<AugmentDraw[]> draws)
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(draws);
        ArgumentOutOfRangeException.ThrowIfNotEqual(draws.Count, images.shape[0]);
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        // As bytes: a quarter of the memory traffic. Channel by channel: an inner loop over three values is several times slower.
        var pixels = empty(images.shape, dtype: uint8, device: images.device).copy_(images);
        for (var layer = 0; layer < (draws.Count == 0 ? 0 : draws[0].Length); layer++)
            pixels = ApplyLayer(pixels, [.. draws.Select(image => image[layer])]);

        var result = MemoryLayout.EmptyImages(images.shape[0], 3, images.shape[2], images.shape[3], images.device);
        return result.copy_(pixels).MoveToOuterDisposeScope();
    }

    private static Tensor ApplyLayer(Tensor pixels, AugmentDraw[] draws)
    {
        using var scope = NewDisposeScope();
        var result = empty_like(pixels);
        foreach (var group in Enumerable.Range(0, draws.Length).GroupBy(image => draws[image].Op))
        {
            using var groupScope = NewDisposeScope();
            var members = tensor(group.Select(image => (long)image).ToArray(), dtype: int64, device: pixels.device);
            var changed = AugmentKernels.All[group.Key](pixels.index_select(0, members), [.. group.Select(image => draws[image])]);
            result.index_copy_(0, members, changed);
        }

        return result.MoveToOuterDisposeScope();
    }
}
