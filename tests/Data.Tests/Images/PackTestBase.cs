using SkiaSharp;

namespace NasV2.Data.Tests.Images;

/// <summary>A small folder dataset of one-coloured images beside a cache folder.</summary>
public abstract class PackTestBase : IDisposable
{
    protected const int Resolution = 8;

    protected PackTestBase()
    {
        WriteImage("train/cat/a.png", 10);
        WriteImage("train/cat/b.png", 20);
        WriteImage("train/dog/c.png", 30);
        WriteImage("val/cat/d.png", 40);
        WriteImage("val/dog/e.png", 50);
    }

    internal TestFolder Source { get; } = new();

    internal TestFolder Cache { get; } = new();

    /// <summary>What the cache said, in order.</summary>
    protected List<string> Said { get; } = [];

    /// <summary>The only pack in the cache folder.</summary>
    protected string Pack => Assert.Single(Packs);

    protected IReadOnlyList<string> Packs => Directory.GetFiles(Cache.Path, "*.pack");

    public void Dispose()
    {
        Source.Dispose();
        Cache.Dispose();
        GC.SuppressFinalize(this);
    }

    protected Dataset Load(int resolution = Resolution, double limit = 0.5) => Load(Said.Add, Cache.Path, resolution, limit);

    protected Dataset Load(Action<string> log, string? cache, int resolution = Resolution, double limit = 0.5) => new FolderFormat().Load(
        Source.Path,
        new DatasetLoadOptions { Resolution = resolution, BrokenFileLimit = limit, CacheFolder = cache, Log = log },
        TestContext.Current.CancellationToken);

    /// <summary>Loads without a cache, as what is expected of one with it.</summary>
    protected Dataset LoadIntoMemory(int resolution = Resolution) => Load(_ => { }, null, resolution);

    protected void WriteImage(string name, byte gray)
    {
        using var bitmap = new SKBitmap(12, 9, SKColorType.Rgba8888, SKAlphaType.Opaque);
        bitmap.Erase(new SKColor(gray, (byte)(gray + 1), (byte)(gray + 2)));
        using var data = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        Source.Write(name, data.AsSpan());
    }

    protected static void AssertSame(Dataset expected, Dataset actual)
    {
        Assert.Equal(expected.Mean, actual.Mean);
        Assert.Equal(expected.Std, actual.Std);
        Assert.Equal(expected.Skipped, actual.Skipped);
        AssertSame(expected.Train, actual.Train);
        Assert.Equal(expected.Test is null, actual.Test is null);
        if (expected.Test is { } test)
            AssertSame(test, actual.Test!);
    }

    private static void AssertSame(ImageSet expected, ImageSet actual)
    {
        Assert.Equal(expected.Shape, actual.Shape);
        Assert.Equal(expected.Labels.IsMultiLabel, actual.Labels.IsMultiLabel);
        Assert.Equal(TestImages.Labels(expected), TestImages.Labels(actual));
        Assert.Equal(expected.ClassNames, actual.ClassNames);
        Assert.Equal(TestImages.Pixels(expected), TestImages.Pixels(actual));
    }
}
