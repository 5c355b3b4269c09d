using NasV2.Data;
using static TorchSharp.torch;

namespace NasV2.Training.Augmentation;

/// <summary>Marks the pixels that lie in each image's box.</summary>
internal static class BoxMask
{
    /// <summary>bool [n, h, w].</summary>
    public static Tensor Inside(IReadOnlyList<CutBox> boxes, long height, long width, Device device)
    {
        var x = arange(width, dtype: int32, device: device);
        var y = arange(height, dtype: int32, device: device).view(-1, 1);
        var columns = Between(x, [.. boxes.Select(box => box.Left)], [.. boxes.Select(box => box.Right)]);
        var rows = Between(y, [.. boxes.Select(box => box.Top)], [.. boxes.Select(box => box.Bottom)]);
        return columns.logical_and(rows);
    }

    private static Tensor Between(Tensor positions, int[] first, int[] end) =>
        positions.ge(PerImage.Plane(first, positions.device)).logical_and_(positions.lt(PerImage.Plane(end, positions.device)));
}
