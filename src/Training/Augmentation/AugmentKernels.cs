using System.Collections.Frozen;
using NasV2.Data;

namespace NasV2.Training.Augmentation;

/// <summary>The sixteen operations of RandAugment, each as Pillow's does it to the last bit.</summary>
internal static class AugmentKernels
{
    public static FrozenDictionary<RandAugmentOp, AugmentKernel> All { get; } = new Dictionary<RandAugmentOp, AugmentKernel>
    {
        [RandAugmentOp.AutoContrast] = Histograms.AutoContrast,
        [RandAugmentOp.Equalize] = Histograms.Equalize,
        [RandAugmentOp.Invert] = Points.Invert,
        [RandAugmentOp.Rotate] = Geometry.Rotate,
        [RandAugmentOp.Posterize] = Points.Posterize,
        [RandAugmentOp.Solarize] = Points.Solarize,
        [RandAugmentOp.Color] = Enhancement.Color,
        [RandAugmentOp.Contrast] = Enhancement.Contrast,
        [RandAugmentOp.Brightness] = Enhancement.Brightness,
        [RandAugmentOp.Sharpness] = Enhancement.Sharpness,
        [RandAugmentOp.ShearX] = Geometry.ShearX,
        [RandAugmentOp.ShearY] = Geometry.ShearY,
        [RandAugmentOp.TranslateX] = Geometry.TranslateX,
        [RandAugmentOp.TranslateY] = Geometry.TranslateY,
        [RandAugmentOp.Cutout] = GrayBox.Cutout,
        [RandAugmentOp.SolarizeAdd] = Points.SolarizeAdd,
    }.ToFrozenDictionary();
}
