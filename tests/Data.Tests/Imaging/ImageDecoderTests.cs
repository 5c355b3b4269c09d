using System.Buffers.Binary;
using SkiaSharp;

namespace NasV2.Data.Tests;

public sealed class ImageDecoderTests : IDisposable
{
    private const int Size = 8;
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public void An_image_is_rotated_by_its_orientation_tag(int orientation)
    {
        // What is to be seen: 11 wide, 8 high, which leaves an odd number of columns to crop.
        using var seen = Bitmap(11, Size, (x, y) => Gray(x * 18 + y * 5));
        using var stored = Stored(seen, orientation);
        using var jpeg = stored.Encode(SKEncodedImageFormat.Jpeg, 100);
        using var upright = seen.Encode(SKEncodedImageFormat.Png, 100);

        var image = Decode(_folder.Write("a.jpg", WithOrientation(jpeg.ToArray(), orientation)), Size);

        // A wrong turn or a column too far to one side differs by more than the loss of JPEG.
        Assert.Equal(Decode(_folder.Write("a.png", upright.AsSpan()), Size), image, (a, b) => Math.Abs(a - b) <= 3);
    }

    [Theory]
    [InlineData("cmyk.jpg", 245, 52, 34, 37, 113, 215)]
    [InlineData("ycck.jpg", 73, 188, 202, 147, 99, 34)]
    public void Cmyk_images_become_rgb(string name, int red, int green, int blue, int red2, int green2, int blue2)
    {
        var image = Decode(Path.Combine(AppContext.BaseDirectory, "Files", name), Size);

        Assert.Equal([red, green, blue], image.AsSpan(4 * Size * 3 + 3, 3).ToArray().Select(value => (int)value), IsNear);
        Assert.Equal([red2, green2, blue2], image.AsSpan(4 * Size * 3 + 18, 3).ToArray().Select(value => (int)value), IsNear);
    }

    [Fact]
    public void A_gray_image_has_three_equal_channels()
    {
        using var gray = new SKBitmap(16, 16, SKColorType.Gray8, SKAlphaType.Opaque);
        gray.Erase(new SKColor(90, 90, 90));
        using var jpeg = gray.Encode(SKEncodedImageFormat.Jpeg, 100);
        var path = _folder.Write("gray.jpg", jpeg.AsSpan());
        using var codec = SKCodec.Create(path);
        Assert.Equal(SKColorType.Gray8, codec.Info.ColorType);

        Assert.All(Decode(path, Size), value => Assert.Equal(90, value));
    }

    [Fact]
    public void Sixteen_bits_a_channel_become_eight()
    {
        using var deep = new SKBitmap(Size, Size, SKColorType.Rgba16161616, SKAlphaType.Opaque);
        deep.Erase(new SKColor(200, 100, 50));
        using var png = deep.Encode(SKEncodedImageFormat.Png, 100);
        Assert.Equal(16, png.AsSpan()[24]);

        Assert.Equal([200, 100, 50], Decode(_folder.Write("deep.png", png.AsSpan()), Size)[..3]);
    }

    [Fact]
    public void Transparent_pixels_are_drawn_on_black()
    {
        using var glass = new SKBitmap(Size, Size, SKColorType.Rgba8888, SKAlphaType.Unpremul);
        glass.Erase(new SKColor(200, 100, 50, 51));
        using var png = glass.Encode(SKEncodedImageFormat.Png, 100);

        Assert.Equal([40, 20, 10], Decode(_folder.Write("glass.png", png.AsSpan()), Size)[..3]);
    }

    [Theory]
    [InlineData(120)]
    [InlineData(80)]
    [InlineData(50)]
    [InlineData(33)]
    [InlineData(16)]
    public void An_image_decoded_at_a_fraction_looks_like_one_decoded_at_full_size(int resolution)
    {
        using var bitmap =
            Bitmap(200, 150, (x, y) => new SKColor((byte)(128 + 100 * Math.Sin(x / 9.0)), (byte)(y + 20), (byte)(x / 2 + y / 3)));
        using var jpeg = bitmap.Encode(SKEncodedImageFormat.Jpeg, 100);
        using var whole = SKBitmap.Decode(jpeg.AsSpan());
        using var png = whole.Encode(SKEncodedImageFormat.Png, 100);

        var image = Decode(_folder.Write("a.jpg", jpeg.AsSpan()), resolution);

        var exact = Decode(_folder.Write("a.png", png.AsSpan()), resolution);
        Assert.InRange(image.Zip(exact, (a, b) => Math.Abs(a - b)).Average(), 0, 2);
    }

    [Theory]
    [InlineData("a.jpg", SKEncodedImageFormat.Jpeg)]
    [InlineData("a.png", SKEncodedImageFormat.Png)]
    public void However_short_a_file_is_cut_it_is_broken(string name, SKEncodedImageFormat format)
    {
        using var bitmap = Bitmap(40, 40, (x, y) => new SKColor((byte)(x * 6), (byte)(y * 6), (byte)(x ^ y)));
        using var data = bitmap.Encode(format, 90);
        var bytes = data.ToArray();

        for (var length = 0; length < bytes.Length * 9 / 10; length += 29)
            Assert.NotNull(ImageDecoder.TryDecode(_folder.Write(name, bytes.AsSpan(0, length)), Size, new byte[Size * Size * 3]));
    }

    [Fact]
    public void A_file_that_is_gone_is_broken() =>
        Assert.NotNull(ImageDecoder.TryDecode(_folder.File("gone.jpg"), Size, new byte[Size * Size * 3]));

    private static SKColor Gray(int value) => new((byte)value, (byte)value, (byte)value);

    private static bool IsNear(int expected, int actual) => Math.Abs(expected - actual) <= 4;

    private static byte[] Decode(string path, int resolution)
    {
        var image = new byte[resolution * resolution * 3];
        Assert.Null(ImageDecoder.TryDecode(path, resolution, image));
        return image;
    }

    private static SKBitmap Bitmap(int width, int height, Func<int, int, SKColor> colour)
    {
        var bitmap = new SKBitmap(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque);
        for (var y = 0; y < height; y++)
            for (var x = 0; x < width; x++)
                bitmap.SetPixel(x, y, colour(x, y));
        return bitmap;
    }

    /// <summary>The rows and columns that, with this orientation, are seen as <paramref name="seen"/> (EXIF 2.3, table 4.6.4.A).</summary>
    private static SKBitmap Stored(SKBitmap seen, int orientation)
    {
        var (right, bottom) = (seen.Width - 1, seen.Height - 1);
        var turned = orientation >= 5;
        return Bitmap(turned ? seen.Height : seen.Width, turned ? seen.Width : seen.Height, (column, row) => orientation switch
        {
            1 => seen.GetPixel(column, row),
            2 => seen.GetPixel(right - column, row),
            3 => seen.GetPixel(right - column, bottom - row),
            4 => seen.GetPixel(column, bottom - row),
            5 => seen.GetPixel(row, column),
            6 => seen.GetPixel(right - row, column),
            7 => seen.GetPixel(right - row, bottom - column),
            _ => seen.GetPixel(row, bottom - column),
        });
    }

    /// <summary>Puts a segment with nothing but the orientation behind the start of the image.</summary>
    private static byte[] WithOrientation(byte[] jpeg, int orientation)
    {
        byte[] exif =
            [.. "Exif\0\0"u8, .. "MM\0*"u8, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0, 0, 0, 0, 0];
        var length = new byte[2];
        BinaryPrimitives.WriteInt16BigEndian(length, (short)(exif.Length + 2));
        return [.. jpeg[..2], 0xFF, 0xE1, .. length, .. exif, .. jpeg[2..]];
    }
}
