using SkiaSharp;

namespace NasV2.Bench.Images;

/// <summary>A folder dataset of two classes with made-up JPEG images of 320x240 pixels, removed on disposal.</summary>
internal sealed class GeneratedImages : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("nas-bench-images-");

    public string Path => _folder.FullName;

    public static GeneratedImages Write(int count)
    {
        var images = new GeneratedImages();
        using var bitmap = new SKBitmap(320, 240, SKColorType.Rgba8888, SKAlphaType.Opaque);
        for (var i = 0; i < count; i++)
        {
            Paint(bitmap, i);
            using var data = bitmap.Encode(SKEncodedImageFormat.Jpeg, 90);
            var folder = System.IO.Path.Combine(images.Path, "train", $"class{i % 2}");
            Directory.CreateDirectory(folder);
            File.WriteAllBytes(System.IO.Path.Combine(folder, $"{i:00000}.jpg"), data.ToArray());
        }

        return images;
    }

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>Noise of many sizes, as images have.</summary>
    private static void Paint(SKBitmap bitmap, int seed)
    {
        using var canvas = new SKCanvas(bitmap);
        using var noise = SKShader.CreatePerlinNoiseFractalNoise(0.02f, 0.02f, 5, seed);
        using var paint = new SKPaint { Shader = noise };
        canvas.Clear(SKColors.Gray);
        canvas.DrawPaint(paint);
    }
}
