using NasV2.Data;
using static TorchSharp.torch;

namespace NasV2.Training.Augmentation;

/// <summary>RandAugment as tensor operations on the batch's device.</summary>
/// <remarks>Layer by layer, the images that drew the same operation are done together; nothing is read back from the device.</remarks>
internal static class TensorAugmentation
{
    /// <param name="pixels">uint8 [n, h, w, 3], row-major.</param>
    /// <param name="draws">[n], of one length.</param>
    /// <returns>uint8 [n, h, w, 3], row-major.</returns>
    public static Tensor Apply(Tensor pixels, IReadOnlyList<AugmentDraw[]> draws)
    {
        using var scope = NewDisposeScope();
        // Channel by channel: an inner loop over three values is several times slower.
        pixels = pixels.permute(0, 3, 1, 2).contiguous();
        int[] order = [.. Enumerable.Range(0, draws.Count)];
        for (var layer = 0; layer < (draws.Count == 0 ? 0 : draws[0].Length); layer++)
            (pixels, order) = ApplyLayer(pixels, order, [.. draws.Select(image => image[layer])]);

        var places = new int[order.Length];
        for (var place = 0; place < places.Length; place++)
            places[order[place]] = place;
        return Select(pixels, places).permute(0, 2, 3, 1).contiguous().MoveToOuterDisposeScope();
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
