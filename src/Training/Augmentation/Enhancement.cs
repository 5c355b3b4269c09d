using NasV2.Data;
using static TorchSharp.torch;

namespace NasV2.Training.Augmentation;

/// <summary>Blends an image with a degenerate one, as Pillow's ImageEnhance does: factor 0 gives the degenerate, 1 the image.</summary>
internal static class Enhancement
{
    /// <summary>Blends with the grays.</summary>
    public static Tensor Color(Tensor pixels, IReadOnlyList<AugmentDraw> draws)
    {
        var values = pixels.to(float32);
        return Blend(Gray(values), values, draws);
    }

    /// <summary>Blends with the rounded mean of the grays.</summary>
    public static Tensor Contrast(Tensor pixels, IReadOnlyList<AugmentDraw> draws)
    {
        var values = pixels.to(float32);
        // In float64, because the sum over a large image has more digits than a float32.
        var mean = Gray(values).mean([1, 2, 3], keepdim: true, type: float64).add_(0.5).floor_().to(float32);
        return Blend(mean, values, draws);
    }

    /// <summary>Blends with black.</summary>
    public static Tensor Brightness(Tensor pixels, IReadOnlyList<AugmentDraw> draws) =>
        pixels.to(float32).mul_(PerImage.Floats(draws, pixels.device)).clamp_(0, 255).to(uint8);

    /// <summary>Blends with ImageFilter.SMOOTH, which leaves the outermost pixels as they are.</summary>
    public static Tensor Sharpness(Tensor pixels, IReadOnlyList<AugmentDraw> draws)
    {
        if (pixels.shape[2] < 3 || pixels.shape[3] < 3)
            return pixels;

        var values = pixels.to(float32);
        var inner = values[.., .., 1..^1, 1..^1];
        var sharpened = pixels.clone();
        sharpened[.., .., 1..^1, 1..^1] = Blend(Smoothed(values, inner), inner, draws);
        return sharpened;
    }

    /// <summary>ITU-R 601 luma of float32 [n, 3, h, w] as [n, 1, h, w], in 65536ths as Pillow has it: exact in a float32.</summary>
    private static Tensor Gray(Tensor values)
    {
        var gray = values.narrow(1, 0, 1) * 19595;
        gray.add_(values.narrow(1, 1, 1) * 38470).add_(values.narrow(1, 2, 1) * 7471);
        return gray.add_(32768).mul_(1f / 65536).floor_();
    }

    /// <summary>Each inner pixel five times and its eight neighbours once, by 13, rounded.</summary>
    private static Tensor Smoothed(Tensor values, Tensor inner)
    {
        var rows = (values[.., .., ..^2] + values[.., .., 1..^1]).add_(values[.., .., 2..]);
        var box = (rows[.., .., .., ..^2] + rows[.., .., .., 1..^1]).add_(rows[.., .., .., 2..]);
        return box.add_(inner * 4).add_(6.5).div_(13).floor_();
    }

    /// <remarks>No fused multiply-add: its better rounding would be another result than Pillow's.</remarks>
    private static Tensor Blend(Tensor degenerate, Tensor values, IReadOnlyList<AugmentDraw> draws) =>
        (values - degenerate).mul_(PerImage.Floats(draws, values.device)).add_(degenerate).clamp_(0, 255).to(uint8);
}
