using NasV2.Data;
using static TorchSharp.torch;

namespace NasV2.Training.Augmentation;

/// <summary>Operations that look at one value at a time.</summary>
internal static class Points
{
    public static Tensor Invert(Tensor pixels, IReadOnlyList<AugmentDraw> draws) => pixels.bitwise_not();

    /// <summary>Keeps the highest bits of each value, 0 to 8 of them.</summary>
    public static Tensor Posterize(Tensor pixels, IReadOnlyList<AugmentDraw> draws) =>
        pixels.bitwise_and(PerImage.Bytes(draws, bits => 0xFF << (8 - (int)bits), pixels.device));

    /// <summary>Inverts values from a threshold on; at 256 none.</summary>
    public static Tensor Solarize(Tensor pixels, IReadOnlyList<AugmentDraw> draws)
    {
        // A byte holds no 256, so a second mask distinguishes the images that it stands for.
        var bright = pixels.ge(PerImage.Bytes(draws, threshold => Math.Min(255, (int)threshold), pixels.device));
        var some = PerImage.Bytes(draws, threshold => threshold < 256 ? 0xFF : 0, pixels.device);
        return pixels.bitwise_xor(Mask(bright).bitwise_and_(some));
    }

    /// <summary>Adds to the values of the darker half, up to 255.</summary>
    public static Tensor SolarizeAdd(Tensor pixels, IReadOnlyList<AugmentDraw> draws)
    {
        var added = PerImage.Bytes(draws, value => (int)value, pixels.device);
        var room = minimum(pixels.bitwise_not(), added);
        return room.bitwise_and_(Mask(pixels.lt(128))).add_(pixels);
    }

    /// <summary>255 for true, 0 for false: as bytes, such choices are several times faster than <c>where</c>.</summary>
    private static Tensor Mask(Tensor chosen) => chosen.to(uint8).mul_(255);
}
