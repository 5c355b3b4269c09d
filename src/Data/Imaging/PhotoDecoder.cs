using System.Buffers;
using System.Runtime.InteropServices;
using SkiaSharp;

namespace NasV2.Data;

/// <summary>Decodes a JPEG or PNG file to an RGB square: shorter side resized to the resolution, then the centre cropped.</summary>
internal static class PhotoDecoder
{
    /// <summary>Goes up when the same file gives other bytes than before.</summary>
    public const int Version = 1;

    /// <summary>Writes uint8 [resolution, resolution, 3]; returns why the file is broken, or null.</summary>
    public static string? TryDecode(string path, int resolution, Span<byte> target)
    {
        using var codec = SKCodec.Create(path, out var opened);
        if (codec is null)
            return $"no image: {opened}";

        var info = new SKImageInfo(codec.Info.Width, codec.Info.Height, SKColorType.Rgba8888, SKAlphaType.Premul);
        using var bitmap = new SKBitmap(info);
        var decoded = codec.GetPixels(info, bitmap.GetPixels());
        if (decoded != SKCodecResult.Success)
            return $"damaged image: {decoded}";

        var rgb = ArrayPool<byte>.Shared.Rent(info.Width * info.Height * 3);
        try
        {
            DropAlpha(MemoryMarshal.AsBytes(bitmap.GetPixelSpan()), rgb);
            ResizeAndCrop(rgb, new ImageShape(info.Height, info.Width, 3), resolution, target);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rgb);
        }

        return null;
    }

    private static void DropAlpha(ReadOnlySpan<byte> rgba, Span<byte> rgb)
    {
        for (int from = 0, to = 0; from < rgba.Length; from += 4, to += 3)
            rgba.Slice(from, 3).CopyTo(rgb[to..]);
    }

    private static void ResizeAndCrop(ReadOnlySpan<byte> rgb, ImageShape shape, int resolution, Span<byte> target)
    {
        var shorter = Math.Min(shape.Height, shape.Width);
        var height = (int)((long)resolution * shape.Height / shorter);
        var width = (int)((long)resolution * shape.Width / shorter);
        var resized = ArrayPool<byte>.Shared.Rent(height * width * 3);
        try
        {
            new BilinearResize(shape, height, width).Apply(rgb, resized);
            var top = (height - resolution) / 2;
            var left = (width - resolution) / 2;
            var rowLength = resolution * 3;
            for (var y = 0; y < resolution; y++)
                resized.AsSpan(((top + y) * width + left) * 3, rowLength).CopyTo(target.Slice(y * rowLength, rowLength));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(resized);
        }
    }
}
