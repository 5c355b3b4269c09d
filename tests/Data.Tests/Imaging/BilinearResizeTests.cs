using CsCheck;

namespace NasV2.Data.Tests;

public class BilinearResizeTests
{
    private static readonly Gen<(ImageShape Shape, byte[] Pixels, int Height, int Width)> Cases =
        from height in Gen.Int[1, 20]
        from width in Gen.Int[1, 20]
        from channels in Gen.OneOf(Gen.Const(1), Gen.Const(3))
        from pixels in Gen.Byte.Array[height * width * channels]
        from newHeight in Gen.Int[1, 40]
        from newWidth in Gen.Int[1, 40]
        select (new ImageShape(height, width, channels), pixels, newHeight, newWidth);

    [Fact]
    public void Enlarging_interpolates_between_pixel_centres() =>
        Assert.Equal([0, 25, 75, 100], Resize(new ImageShape(1, 2, 1), [0, 100], 1, 4));

    [Fact]
    public void Shrinking_averages_over_the_widened_triangle() =>
        // Weights 3/7, 3/7, 1/7 and their mirror image.
        Assert.Equal([50, 160], Resize(new ImageShape(1, 4, 1), [0, 70, 140, 210], 1, 2));

    [Fact]
    public void Rows_are_treated_like_columns() =>
        Assert.Equal([50, 160], Resize(new ImageShape(4, 1, 1), [0, 70, 140, 210], 2, 1));

    [Fact]
    public void Channels_stay_apart() =>
        Assert.Equal([0, 9, 200, 25, 9, 150, 75, 9, 50, 100, 9, 0], Resize(new ImageShape(1, 2, 3), [0, 9, 200, 100, 9, 0], 1, 4));

    [Fact]
    public void White_stays_white_however_far_it_is_shrunk() =>
        Assert.Equal([255, 255], Resize(new ImageShape(1, 20_001, 1), [.. Enumerable.Repeat((byte)255, 20_001)], 1, 2));

    [Fact]
    public void The_same_size_leaves_every_byte() => Cases.Sample(c =>
        Assert.Equal(c.Pixels, Resize(c.Shape, c.Pixels, c.Shape.Height, c.Shape.Width)));

    [Fact]
    public void No_value_leaves_the_range_of_the_image() => Cases.Sample(c =>
    {
        var resized = Resize(c.Shape, c.Pixels, c.Height, c.Width);

        Assert.InRange(resized.Min(), c.Pixels.Min(), c.Pixels.Max());
        Assert.InRange(resized.Max(), c.Pixels.Min(), c.Pixels.Max());
    });

    [Fact]
    public void A_mirrored_image_gives_the_mirrored_result() => Cases.Sample(c =>
    {
        var mirrored = Mirror(Resize(c.Shape, c.Pixels, c.Height, c.Width), c.Width, c.Shape.Channels);
        var ofMirrored = Resize(c.Shape, Mirror(c.Pixels, c.Shape.Width, c.Shape.Channels), c.Height, c.Width);

        // Rounding of the weights may differ by one level.
        Assert.Equal(mirrored, ofMirrored, (a, b) => Math.Abs(a - b) <= 1);
    });

    private static byte[] Resize(ImageShape shape, byte[] pixels, int height, int width)
    {
        var target = new byte[height * width * shape.Channels];
        new BilinearResize(shape, height, width).Apply(pixels, target);
        return target;
    }

    private static byte[] Mirror(byte[] pixels, int width, int channels) =>
        [.. pixels.Chunk(width * channels).SelectMany(row => row.Chunk(channels).Reverse().SelectMany(pixel => pixel))];
}
