using System.Collections.Frozen;

namespace NasV2.Data;

/// <summary>What a magnitude M means for each operation of RandAugment, with l = M / 10.</summary>
/// <remarks>
/// The values are those of google/automl's autoaugment.py. Beyond M = 10 some leave their range and are clamped there on purpose: 8 bits
/// and a threshold of 256 leave an image as it is (both operations grow weaker with M), and no more than 255 is added. Angles, shears and
/// factors have no range to leave and keep growing. Below M = 2.5, where no bit would be left, one is kept: else images would turn black.
/// Lengths in pixels (Translate, Cutout) are the released code's from 128 px up; smaller images get them in proportion to their side, or
/// they would be pushed out of the picture.
/// </remarks>
public static class RandAugmentMagnitudes
{
    private const int FullSide = 128;

    private static readonly AugmentMagnitude None = new((_, _) => 0);
    private static readonly AugmentMagnitude Factor = new((l, _) => (1.8 * l) + 0.1);
    private static readonly AugmentMagnitude Shear = new((l, _) => 0.3 * l, EitherSign: true);
    private static readonly AugmentMagnitude Translation = new((l, scale) => 100 * l * scale, EitherSign: true);

    /// <summary>Degrees, bits kept, threshold, blending factor, shear, pixels, half a side in pixels, value added.</summary>
    public static FrozenDictionary<RandAugmentOp, AugmentMagnitude> All { get; } = new Dictionary<RandAugmentOp, AugmentMagnitude>
    {
        [RandAugmentOp.AutoContrast] = None,
        [RandAugmentOp.Equalize] = None,
        [RandAugmentOp.Invert] = None,
        [RandAugmentOp.Rotate] = new((l, _) => 30 * l, EitherSign: true),
        [RandAugmentOp.Posterize] = new((l, _) => Math.Clamp(Math.Floor(4 * l), 1, 8)),
        [RandAugmentOp.Solarize] = new((l, _) => Math.Min(256, Math.Floor(256 * l))),
        [RandAugmentOp.Color] = Factor,
        [RandAugmentOp.Contrast] = Factor,
        [RandAugmentOp.Brightness] = Factor,
        [RandAugmentOp.Sharpness] = Factor,
        [RandAugmentOp.ShearX] = Shear,
        [RandAugmentOp.ShearY] = Shear,
        [RandAugmentOp.TranslateX] = Translation,
        [RandAugmentOp.TranslateY] = Translation,
        [RandAugmentOp.Cutout] = new((l, scale) => Math.Floor(40 * l * scale)),
        [RandAugmentOp.SolarizeAdd] = new((l, _) => Math.Min(255, Math.Floor(110 * l))),
    }.ToFrozenDictionary();

    /// <summary>What the lengths in pixels are multiplied by at a side of <paramref name="side"/> px: at most 1.</summary>
    public static double PixelScale(int side) => Math.Min(1, side / (double)FullSide);
}
