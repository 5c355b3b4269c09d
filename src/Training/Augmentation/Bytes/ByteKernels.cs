using System.Collections.Frozen;
using NasV2.Data;

namespace NasV2.Training.Augmentation;

/// <summary>The sixteen operations of RandAugment for the processor, each as Pillow's does it to the last bit.</summary>
internal static class ByteKernels
{
    public static FrozenDictionary<RandAugmentOp, ByteKernel> All { get; } = new Dictionary<RandAugmentOp, ByteKernel>
    {
        [RandAugmentOp.AutoContrast] = ByteTables.AutoContrast,
        [RandAugmentOp.Equalize] = ByteTables.Equalize,
        [RandAugmentOp.Invert] = ByteTables.Invert,
        [RandAugmentOp.Rotate] = ByteGeometry.Rotate,
        [RandAugmentOp.Posterize] = ByteTables.Posterize,
        [RandAugmentOp.Solarize] = ByteTables.Solarize,
        [RandAugmentOp.Color] = ByteEnhancement.Color,
        [RandAugmentOp.Contrast] = ByteTables.Contrast,
        [RandAugmentOp.Brightness] = ByteTables.Brightness,
        [RandAugmentOp.Sharpness] = ByteEnhancement.Sharpness,
        [RandAugmentOp.ShearX] = ByteGeometry.ShearX,
        [RandAugmentOp.ShearY] = ByteGeometry.ShearY,
        [RandAugmentOp.TranslateX] = ByteGeometry.TranslateX,
        [RandAugmentOp.TranslateY] = ByteGeometry.TranslateY,
        [RandAugmentOp.Cutout] = ByteGeometry.Cutout,
        [RandAugmentOp.SolarizeAdd] = ByteTables.SolarizeAdd,
    }.ToFrozenDictionary();
}
