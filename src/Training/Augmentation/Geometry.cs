using NasV2.Data;
using static TorchSharp.torch;

namespace NasV2.Training.Augmentation;

/// <summary>Operations that move pixels: nearest neighbour, with gray where nothing is to be read.</summary>
internal static class Geometry
{
    private const byte Fill = 128;

    public static Tensor Rotate(Tensor pixels, IReadOnlyList<AugmentDraw> draws) =>
        Move(pixels, [.. draws.Select(draw => FixedAffine.Rotation(draw.Value, pixels.shape[3], pixels.shape[2]))]);

    /// <summary>Moves each row sideways in proportion to its distance from the upper edge.</summary>
    public static Tensor ShearX(Tensor pixels, IReadOnlyList<AugmentDraw> draws) =>
        Move(pixels, [.. draws.Select(draw => FixedAffine.ShearX(draw.Value))]);

    /// <summary>Moves each column up or down in proportion to its distance from the left edge.</summary>
    public static Tensor ShearY(Tensor pixels, IReadOnlyList<AugmentDraw> draws) =>
        Move(pixels, [.. draws.Select(draw => FixedAffine.ShearY(draw.Value))]);

    public static Tensor TranslateX(Tensor pixels, IReadOnlyList<AugmentDraw> draws) =>
        Move(pixels, [.. draws.Select(draw => FixedAffine.Translation(draw.Value, 0))]);

    public static Tensor TranslateY(Tensor pixels, IReadOnlyList<AugmentDraw> draws) =>
        Move(pixels, [.. draws.Select(draw => FixedAffine.Translation(0, draw.Value))]);

    private static Tensor Move(Tensor pixels, FixedAffine[] maps)
    {
        var (count, height, width) = (pixels.shape[0], pixels.shape[2], pixels.shape[3]);
        var x = arange(width, dtype: int32, device: pixels.device);
        var y = arange(height, dtype: int32, device: pixels.device).view(-1, 1);
        var column = Source(pixels, x, y, [.. maps.Select(map => map.XX)], [.. maps.Select(map => map.XY)], [.. maps.Select(map => map.X)]);
        var row = Source(pixels, x, y, [.. maps.Select(map => map.YX)], [.. maps.Select(map => map.YY)], [.. maps.Select(map => map.Y)]);
        var (nearColumn, nearRow) = (column.clamp(0, width - 1), row.clamp(0, height - 1));
        var outside = column.sub_(nearColumn).bitwise_or_(row.sub_(nearRow)).ne(0);
        var source = nearRow.mul_((int)width).add_(nearColumn).unsqueeze(1);
        var channel = arange(count * 3, dtype: int32, device: pixels.device).mul_((int)(height * width)).view(-1, 3, 1, 1);
        var moved = pixels.flatten().index_select(0, (source + channel).flatten()).view(pixels.shape);
        var gone = outside.unsqueeze(1).to(uint8).mul_(255);
        return moved.bitwise_and_(gone.bitwise_not()).bitwise_or_(gone.bitwise_and_(tensor(Fill, device: pixels.device)));
    }

    /// <summary>int32 [n, h, w]: the column or row that each pixel is read from, in or outside the image.</summary>
    private static Tensor Source(Tensor pixels, Tensor x, Tensor y, int[] perX, int[] perY, int[] constant)
    {
        var rows = (PerImage.Plane(perY, pixels.device) * y).add_(PerImage.Plane(constant, pixels.device));
        var columns = PerImage.Plane(perX, pixels.device) * x;
        return (rows + columns).bitwise_right_shift_(16);
    }
}
