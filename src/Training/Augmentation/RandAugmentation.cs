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
        int[] order = [.. Enumerable.Range(0, draws.Count)];
        for (var layer = 0; layer < (draws.Count == 0 ? 0 : draws[0].Length); layer++)
            (pixels, order) = ApplyLayer(pixels, order, [.. draws.Select(image => image[layer])]);

        var places = new int[order.Length];
        for (var place = 0; place < places.Length; place++)
            places[order[place]] = place;
        var result = MemoryLayout.EmptyImages(images.shape[0], 3, images.shape[2], images.shape[3], images.device);
        return result.copy_(Select(pixels, places)).MoveToOuterDisposeScope();
    }

    /// <summary>Leaves the images group by group, and says which image lies where: copying them back each time would cost more.</summary>
    /// <param name="pixels">uint8 [n, 3, h, w].</param>
    /// <param name="order">[n], the image that lies at each place.</param>
    /// <param name="draws">[n], by image.</param>
    private static (Tensor Pixels, int[] Order) ApplyLayer(Tensor pixels, int[] order, AugmentDraw[] draws)
    {
        using var scope = NewDisposeScope();
        var groups = Enumerable.Range(0, order.Length).GroupBy(place => draws[order[place]].Op, place => place).ToList();
        var changed = groups.Select(places =>
        {
            using var groupScope = NewDisposeScope();
            var result = AugmentKernels.All[places.Key](Select(pixels, [.. places]), [.. places.Select(place => draws[order[place]])]);
            return result.MoveToOuterDisposeScope();
        });
        var together = cat([.. changed], 0).MoveToOuterDisposeScope();
        return (together, [.. groups.SelectMany(places => places.Select(place => order[place]))]);
    }

    private static Tensor Select(Tensor pixels, int[] places) =>
        pixels.index_select(0, tensor(places, dtype: int32, device: pixels.device));
}
