using CsCheck;

namespace NasV2.Data.Tests;

public class SquareResizeTests
{
    private static readonly Gen<(ImageShape Shape, byte[] Pixels, int Height, int Width)> Cases =
        from height in Gen.Int[1, 20]
        from width in Gen.Int[1, 20]
        from pixels in Gen.Byte.Array[height * width * 3]
        from newHeight in Gen.Int[1, 30]
        from newWidth in Gen.Int[1, 30]
        select (new ImageShape(height, width, 3), pixels, newHeight, newWidth);

    [Fact]
    public void The_window_is_that_of_the_whole_image_resized() => Cases.Sample(c =>
    {
        var size = Math.Min(c.Height, c.Width);
        var (top, left) = (c.Height - size, (c.Width - size) / 2);
        var whole = new byte[c.Height * c.Width * 3];
        new BilinearResize(c.Shape, c.Height, c.Width).Apply(c.Pixels, whole);
        var expected = whole.Chunk(c.Width * 3).Skip(top).Take(size).SelectMany(row => row[(left * 3)..((left + size) * 3)]);

        var square = new byte[size * size * 4];
        var resize = new SquareResize((c.Shape.Height, c.Shape.Width), (c.Height, c.Width), (top, left), size);
        resize.Apply(c.Pixels.Chunk(3).SelectMany(pixel => pixel.Append((byte)255)).ToArray(), square);

        Assert.Equal(expected, square.Chunk(4).SelectMany(pixel => pixel[..3]));
    });
}
