using System.Buffers;
using SkiaSharp;

namespace NasV2.Data;

/// <summary>
/// Decodes a JPEG or PNG file to an RGB square: turned as its EXIF data say, shorter side resized to the resolution, centre cropped;
/// what is transparent lies on black.
/// </summary>
internal static class ImageDecoder
{
    /// <summary>Goes up when the same file gives other bytes than before.</summary>
    public const int Version = 2;

    // The decoder of JPEG leaves out the high frequencies of its 8x8 blocks: the smaller, the faster.
    private static readonly float[] Scales = [1 / 8f, 2 / 8f, 3 / 8f, 4 / 8f, 5 / 8f, 6 / 8f, 7 / 8f];

    /// <summary>Writes uint8 [resolution, resolution, 3]; returns why the file is broken, or null.</summary>
    public static string? TryDecode(string path, int resolution, Span<byte> target)
    {
        using var codec = SKCodec.Create(path, out var opened);
        if (codec is null)
            return $"no image: {opened}";

        var full = codec.Info.Size;
        var size = DecodedSize(codec, resolution);
        var opaque = codec.Info.AlphaType == SKAlphaType.Opaque;
        var info = new SKImageInfo(size.Width, size.Height, SKColorType.Rgba8888, opaque ? SKAlphaType.Opaque : SKAlphaType.Premul);
        if ((long)info.BytesSize64 > Array.MaxLength)
            return $"an image of {full.Width}x{full.Height} pixels is too large";
        var orientation = ImageOrientation.FromExif(codec.EncodedOrigin);
        var pixels = ArrayPool<byte>.Shared.Rent(info.BytesSize + resolution * resolution * 4);
        try
        {
            var decoded = Decode(codec, info, pixels);
            if (decoded != SKCodecResult.Success)
                return $"damaged image: {decoded}";

            var square = pixels.AsSpan(info.BytesSize, resolution * resolution * 4);
            Resize(orientation, (full.Height, full.Width), (size.Height, size.Width), resolution)
                .Apply(pixels.AsSpan(0, info.BytesSize), square);
            orientation.Turn(square, target, resolution);
            return null;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(pixels);
        }
    }

    private static SKSizeI DecodedSize(SKCodec codec, int resolution)
    {
        if (codec.EncodedFormat == SKEncodedImageFormat.Jpeg)
            foreach (var scale in Scales)
            {
                var size = codec.GetScaledDimensions(scale);
                if (Math.Min(size.Width, size.Height) >= resolution)
                    return size;
            }

        return codec.Info.Size;
    }

    private static unsafe SKCodecResult Decode(SKCodec codec, SKImageInfo info, byte[] pixels)
    {
        fixed (byte* address = pixels)
            return codec.GetPixels(info, (nint)address, info.RowBytes, new SKCodecOptions(SKZeroInitialized.No));
    }

    private static SquareResize Resize(
        ImageOrientation orientation, (int Height, int Width) full, (int Height, int Width) decoded, int resolution)
    {
        var shorter = Math.Min(full.Height, full.Width);
        var height = (int)((long)resolution * full.Height / shorter);
        var width = (int)((long)resolution * full.Width / shorter);
        var top = ImageOrientation.Centre(height, resolution, orientation.RowsReversed);
        var left = ImageOrientation.Centre(width, resolution, orientation.ColumnsReversed);
        return new SquareResize(decoded, (height, width), (top, left), resolution);
    }
}
