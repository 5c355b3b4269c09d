using NasV2.Data;
using static TorchSharp.torch;

namespace NasV2.Training.Augmentation;

/// <summary>One number for each image, as a tensor that spreads over its pixels.</summary>
internal static class PerImage
{
    /// <summary>float32 [n, 1, 1, 1].</summary>
    public static Tensor Floats(IReadOnlyList<AugmentDraw> draws, Device device) =>
        Column([.. draws.Select(draw => draw.Value)], device);

    /// <summary>uint8 [n, 1, 1, 1].</summary>
    public static Tensor Bytes(IReadOnlyList<AugmentDraw> draws, Func<float, int> value, Device device) =>
        tensor(draws.Select(draw => (byte)value(draw.Value)).ToArray(), dtype: uint8, device: device).view(-1, 1, 1, 1);

    /// <summary>float32 [n, 1, 1, 1].</summary>
    public static Tensor Column(float[] values, Device device) => tensor(values, dtype: float32, device: device).view(-1, 1, 1, 1);

    /// <summary>int32 [n, 1, 1].</summary>
    public static Tensor Plane(int[] values, Device device) => tensor(values, dtype: int32, device: device).view(-1, 1, 1);
}
