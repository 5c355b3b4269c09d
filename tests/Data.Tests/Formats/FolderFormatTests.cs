using SkiaSharp;

namespace NasV2.Data.Tests;

public sealed class FolderFormatTests : IDisposable
{
    private static readonly SKColor Red = new(250, 10, 20);
    private static readonly SKColor Blue = new(10, 20, 250);
    private readonly TestFolder _folder = new();

    public FolderFormatTests()
    {
        WriteImage("train/cat/b.png", Red);
        WriteImage("train/cat/a.png", Blue);
        WriteImage("train/dog/c.JPEG", Red);
        WriteImage("val/cat/d.jpg", Blue);
        WriteImage("val/dog/e.png", Red);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Classes_are_folders_and_images_are_in_the_order_of_their_paths()
    {
        _folder.Write("train/cat/notes.txt", "no image"u8);
        _folder.Write("train/.cache/x.png", 1);

        var dataset = Load();

        Assert.Equal(["cat", "dog"], dataset.Train.ClassNames);
        Assert.Equal([0, 0, 1], dataset.Train.Labels.First);
        Assert.Equal([10, 20, 250], dataset.Train.Image(0)[..3].ToArray());
        Assert.Equal([250, 10, 20], dataset.Train.Image(1)[..3].ToArray());
        Assert.Equal([0, 1], dataset.Test!.Labels.First);
        Assert.Empty(dataset.Skipped);
    }

    [Fact]
    public void Statistics_are_computed_from_the_training_images()
    {
        WriteImage("train/dog/c.JPEG", Red, SKEncodedImageFormat.Png);

        Assert.Equal((250 + 10 + 250) / 3f / 255, Load().Mean[0], 1e-5f);
    }

    [Fact]
    public void The_shorter_side_is_resized_and_the_centre_cropped()
    {
        // Thirds: red, blue, red. The square in the middle of a 12x4 image is the blue third.
        WriteImage("train/cat/a.png", 12, 4, (x, _) => x is >= 4 and < 8 ? Blue : Red);

        var image = Load(resolution: 4).Train.Image(0).ToArray();

        Assert.Equal(Enumerable.Repeat(new byte[] { 10, 20, 250 }, 16).SelectMany(pixel => pixel), image);
    }

    [Fact]
    public void Grayscale_images_become_rgb()
    {
        using var gray = new SKBitmap(8, 8, SKColorType.Gray8, SKAlphaType.Opaque);
        gray.Erase(new SKColor(90, 90, 90));
        Encode("train/cat/a.png", gray, SKEncodedImageFormat.Png);

        Assert.Equal([90, 90, 90], Load().Train.Image(0)[..3].ToArray());
    }

    [Fact]
    public void A_few_broken_files_are_left_out_and_named()
    {
        var broken = _folder.Write("train/cat/aa.jpg", "not an image"u8);

        var dataset = Load(brokenFileLimit: 0.25);

        Assert.Equal([0, 0, 1], dataset.Train.Labels.First);
        Assert.Equal([250, 10, 20], dataset.Train.Image(1)[..3].ToArray());
        var skipped = Assert.Single(dataset.Skipped);
        Assert.Equal(broken, skipped.Path);
        Assert.StartsWith("no image", skipped.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Too_many_broken_files_are_an_error_that_counts_and_names_them()
    {
        var broken = _folder.Write("train/cat/aa.jpg", "not an image"u8);

        var error = Assert.Throws<DatasetException>(() => Load());

        Assert.StartsWith(
            $"{_folder.File("train")}: 1 of 4 files cannot be decoded, expected at most 1 %: {broken} (no image",
            error.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void An_image_cut_short_is_broken()
    {
        WriteImage("train/cat/a.jpg", 64, 64, (x, y) => new SKColor((byte)(x * 4), (byte)(y * 4), (byte)(x ^ y)));
        var path = _folder.File("train/cat/a.jpg");
        File.WriteAllBytes(path, File.ReadAllBytes(path)[..^200]);

        var dataset = Load(brokenFileLimit: 0.5);

        Assert.Equal(path, Assert.Single(dataset.Skipped).Path);
    }

    [Fact]
    public void A_test_folder_stands_in_for_val_and_neither_is_needed()
    {
        Directory.Move(_folder.File("val"), _folder.File("test"));
        Assert.Equal(2, Load().Test!.Count);

        Directory.Delete(_folder.File("test"), recursive: true);
        Assert.Null(Load().Test);
    }

    [Fact]
    public void Without_a_train_folder_the_layout_is_explained()
    {
        Directory.Move(_folder.File("train"), _folder.File("training"));

        Assert.Equal(
            $"{_folder.Path} has no folder 'train' with one folder of .jpg, .jpeg or .png files for every class.",
            Assert.Throws<DatasetException>(() => Load()).Message);
    }

    [Fact]
    public void An_empty_class_is_refused()
    {
        Directory.CreateDirectory(_folder.File("train/emu"));

        Assert.Equal(
            $"{_folder.File("train/emu")} has no .jpg, .jpeg or .png file, expected at least one image of this class.",
            Assert.Throws<DatasetException>(() => Load()).Message);
    }

    [Fact]
    public void Other_classes_in_val_than_in_train_are_refused()
    {
        Directory.Move(_folder.File("val/dog"), _folder.File("val/wolf"));

        Assert.Equal(
            $"{_folder.File("val")} has other classes than {_folder.File("train")}: missing [dog], only here [wolf].",
            Assert.Throws<DatasetException>(() => Load()).Message);
    }

    private Dataset Load(int resolution = 8, double brokenFileLimit = 0.01) => new FolderFormat().Load(
        _folder.Path,
        new DatasetLoadOptions { Resolution = resolution, BrokenFileLimit = brokenFileLimit },
        TestContext.Current.CancellationToken);

    private void WriteImage(string name, SKColor colour, SKEncodedImageFormat? format = null) =>
        WriteImage(name, 10, 10, (_, _) => colour, format);

    private void WriteImage(string name, int width, int height, Func<int, int, SKColor> colour, SKEncodedImageFormat? format = null)
    {
        using var bitmap = new SKBitmap(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque);
        for (var y = 0; y < height; y++)
            for (var x = 0; x < width; x++)
                bitmap.SetPixel(x, y, colour(x, y));
        var ofName = Path.GetExtension(name) == ".png" ? SKEncodedImageFormat.Png : SKEncodedImageFormat.Jpeg;
        Encode(name, bitmap, format ?? ofName);
    }

    private void Encode(string name, SKBitmap bitmap, SKEncodedImageFormat format)
    {
        using var data = bitmap.Encode(format, 95);
        _folder.Write(name, data.AsSpan());
    }
}
