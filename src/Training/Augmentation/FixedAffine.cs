namespace NasV2.Training.Augmentation;

/// <summary>
/// Where Pillow's nearest-neighbour affine transform reads: the pixel (x, y) of the result comes from column
/// (XX·x + XY·y + X) / 65536 and row (YX·x + YY·y + Y) / 65536, rounded down.
/// </summary>
internal readonly record struct FixedAffine(int XX, int XY, int X, int YX, int YY, int Y)
{
    /// <summary>By an angle in degrees, counter-clockwise, about the middle of the image.</summary>
    public static FixedAffine Rotation(float degrees, long width, long height)
    {
        var (sine, cosine) = Math.SinCos(-degrees * Math.PI / 180);
        var (middleX, middleY) = (width / 2.0, height / 2.0);
        return From(
            cosine, sine, middleX - (cosine * middleX) - (sine * middleY), -sine, cosine, middleY + (sine * middleX) - (cosine * middleY));
    }

    public static FixedAffine ShearX(float shear) => From(1, shear, 0, 0, 1, 0);

    public static FixedAffine ShearY(float shear) => From(1, 0, 0, shear, 1, 0);

    public static FixedAffine Translation(float x, float y) => From(1, 0, x, 0, 1, y);

    /// <summary>Shifts by half a pixel, because pixels are read at their middles, and rounds as Pillow's FIX does.</summary>
    private static FixedAffine From(double xx, double xy, double x, double yx, double yy, double y) =>
        new(Fix(xx), Fix(xy), Fix(x + (xx * 0.5) + (xy * 0.5)), Fix(yx), Fix(yy), Fix(y + (yx * 0.5) + (yy * 0.5)));

    private static int Fix(double value) => (int)Math.Floor((value * 65536) + 0.5);
}
