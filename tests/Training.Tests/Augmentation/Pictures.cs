using NasV2.Data;
using NasV2.Model;
using static TorchSharp.torch;

namespace NasV2.Training.Tests.Augmentation;

/// <summary>Batches of images as tests make and read them.</summary>
internal static class Pictures
{
    /// <summary>[n, 3, h, w], uint8, channels-last, from [n, h, w, 3].</summary>
    public static Tensor From(byte[] values, int height, int width) =>
        tensor(values, dtype: uint8).view(-1, height, width, 3).permute(0, 3, 1, 2);

    /// <summary>[count, 3, side, side], uint8, channels-last, of values that look random.</summary>
    public static Tensor Noise(int count, int side, int seed = 7)
    {
        var random = new StableRandom(seed);
        var values = new byte[count * side * side * 3];
        foreach (ref var value in values.AsSpan())
            value = (byte)random.Next(256);
        return From(values, side, side);
    }

    /// <summary>The values in the order n, h, w, c.</summary>
    public static float[] Values(Tensor images) => [.. images.to(float32).permute(0, 2, 3, 1).contiguous().data<float>()];

    public static void AssertChannelsLast(Tensor images) =>
        Assert.Equal(MemoryLayout.Strides(images.shape), images.stride());

    public static void AssertEqual(Tensor expected, Tensor actual) => Assert.Equal(Values(expected), Values(actual));
}
