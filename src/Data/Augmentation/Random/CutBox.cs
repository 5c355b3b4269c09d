namespace NasV2.Data;

/// <summary>A rectangle of pixels; right and bottom are the first column and row outside.</summary>
public readonly record struct CutBox(int Left, int Top, int Right, int Bottom)
{
    /// <summary>Pixels inside.</summary>
    public int Area => (Right - Left) * (Bottom - Top);

    /// <summary>The square of twice <paramref name="half"/> around a point, as far as it lies in the image.</summary>
    /// <param name="x">Centre as a share of the width, in [0, 1).</param>
    /// <param name="y">Centre as a share of the height, in [0, 1).</param>
    /// <param name="half">Half a side, in pixels.</param>
    /// <param name="width">Of the image, in pixels.</param>
    /// <param name="height">Of the image, in pixels.</param>
    public static CutBox Around(float x, float y, int half, int width, int height)
    {
        var (column, row) = ((int)(x * width), (int)(y * height));
        return new CutBox(
            Math.Max(0, column - half), Math.Max(0, row - half), Math.Min(width, column + half), Math.Min(height, row + half));
    }
}
