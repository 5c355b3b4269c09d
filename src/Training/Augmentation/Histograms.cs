using NasV2.Data;
using static TorchSharp.torch;

namespace NasV2.Training.Augmentation;

/// <summary>Operations that send each value of a channel through a table made from the channel's own
/// values, as Pillow's ImageOps do.</summary>
internal static class Histograms
{
    private const int Levels = 256;

    /// <summary>Stretches each channel so that its least value becomes 0 and its greatest 255; one of a single value stays.</summary>
    public static Tensor AutoContrast(Tensor pixels, IReadOnlyList<AugmentDraw> draws)
    {
        // In float64 and in Pillow's order of operations: whether 254.99999 or 255 is truncated hangs on it.
        var low = pixels.amin([2, 3]).to(float64).unsqueeze(2);
        var high = pixels.amax([2, 3]).to(float64).unsqueeze(2);
        // Not `255 / range`, which multiplies by the rounded reciprocal.
        var scale = full_like(low, 255).div_((high - low).clamp_min_(1));
        var levels = arange(Levels, dtype: float64, device: pixels.device);
        var stretched = (levels * scale).add_(low.neg().mul_(scale)).clamp_(0, 255).floor_();
        return Lookup(pixels, where(high.gt(low), stretched, levels).to(uint8));
    }

    /// <summary>Gives each channel the same number of pixels for each value, as far as its own values allow.</summary>
    public static Tensor Equalize(Tensor pixels, IReadOnlyList<AugmentDraw> draws)
    {
        var counts = Count(pixels);
        var levels = arange(Levels, dtype: int64, device: pixels.device);
        var last = pixels.amax([2, 3]).to(int64).unsqueeze(2);
        var step = (pixels.shape[2] * pixels.shape[3] - counts.gather(2, last)).div(255, RoundingMode.floor);
        var below = counts.cumsum(2).sub_(counts);
        var safeStep = step.clamp_min(1);
        var table = below.add_(step.div(2, RoundingMode.floor)).div(safeStep, RoundingMode.floor).clamp_max_(255);
        return Lookup(pixels, where(step.gt(0), table, levels).to(uint8));
    }

    /// <summary>How often each value occurs: int64 [n, 3, 256].</summary>
    private static Tensor Count(Tensor pixels)
    {
        var counts = zeros(pixels.shape[0] * 3 * Levels, dtype: int64, device: pixels.device);
        var slots = Slots(pixels).flatten().to(int64);
        counts.scatter_add_(0, slots, ones_like(slots));
        return counts.view(-1, 3, Levels);
    }

    /// <summary>Replaces each value by its entry in the table of its image and channel, uint8 [n, 3, 256].</summary>
    private static Tensor Lookup(Tensor pixels, Tensor table) =>
        table.flatten().index_select(0, Slots(pixels).flatten()).view(pixels.shape);

    /// <summary>Where a value stands in tables of all images and channels that lie one after the other: int32 [n, 3, h, w].</summary>
    private static Tensor Slots(Tensor pixels)
    {
        var tables = arange(pixels.shape[0] * 3, dtype: int32, device: pixels.device).mul_(Levels).view(-1, 3, 1, 1);
        return pixels + tables;
    }
}
