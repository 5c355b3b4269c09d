using TorchSharp;

namespace NasV2.Model;

/// <summary>Channels-last strides, the memory order in which every image tensor and kernel of a network lies.</summary>
public static class MemoryLayout
{
    /// <summary>
    /// Strides of a tensor of the given sizes: [n, c, h, w] lies as n, h, w, c; other ranks lie row-major.
    /// </summary>
    /// <remarks>
    /// Spelt out because <c>permute(0,2,3,1).contiguous().permute(0,3,1,2)</c> leaves a 1x1 or depthwise kernel row-major
    /// (its size-1 dimensions already count as contiguous), and oneDNN then falls back to a slow path.
    /// </remarks>
    public static long[] Strides(IReadOnlyList<long> sizes)
    {
        if (sizes.Count == 4)
            return [sizes[1] * sizes[2] * sizes[3], 1, sizes[3] * sizes[1], sizes[1]];

        var strides = new long[sizes.Count];
        var next = 1L;
        for (var dimension = sizes.Count - 1; dimension >= 0; dimension--)
        {
            strides[dimension] = next;
            next *= sizes[dimension];
        }

        return strides;
    }

    /// <summary>An uninitialised [n, c, h, w] tensor in channels-last order.</summary>
    public static torch.Tensor EmptyImages(
        long count, long channels, long height, long width, torch.Device device, torch.ScalarType type = torch.ScalarType.Float32)
    {
        long[] sizes = [count, channels, height, width];
        return torch.empty_strided(sizes, Strides(sizes), type, device);
    }
}
