using System.Text;
using SkiaSharp;

namespace NasV2.Data.Tests;

public sealed class LabelledFolderFormatTests : IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly TestFolder _cache = new();

    public LabelledFolderFormatTests()
    {
        foreach (var (name, gray) in new[] { ("a.png", 10), ("more/b.png", 20), ("more/c.png", 30), ("d.png", 40) })
            WriteImage(name, (byte)gray);
        Write("train.csv", "file,labels", "more/b.png,dog;cat", "a.png,emu", "more/c.png,\"cat; tench, Tinca tinca\"");
        Write("val.csv", "file,labels", "d.png,cat;emu");
    }

    public void Dispose()
    {
        _folder.Dispose();
        _cache.Dispose();
    }

    [Fact]
    public void Images_have_all_labels_of_their_line_in_its_order_and_classes_are_sorted()
    {
        var dataset = Load();

        Assert.Equal(["cat", "dog", "emu", "tench, Tinca tinca"], dataset.Train.ClassNames);
        Assert.Equal<int[]>([[1, 0], [2], [0, 3]], TestImages.Labels(dataset.Train));
        Assert.Equal([20, 10, 30], Enumerable.Range(0, 3).Select(index => (int)dataset.Train.Image(index)[0]));
        Assert.Equal<int[]>([[0, 2]], TestImages.Labels(dataset.Test!));
        Assert.Equal(40, dataset.Test!.Image(0)[0]);
        Assert.Equal((10 + 20 + 30) / 3f / 255, dataset.Mean[0], 1e-5f);
    }

    [Fact]
    public void A_list_of_classes_gives_their_order()
    {
        Write("classes.txt", "zebra", "", "emu ", "tench, Tinca tinca", "dog", "cat");

        var dataset = Load();

        Assert.Equal(["zebra", "emu", "tench, Tinca tinca", "dog", "cat"], dataset.Train.ClassNames);
        Assert.Equal<int[]>([[3, 4], [1], [4, 2]], TestImages.Labels(dataset.Train));
    }

    [Fact]
    public void A_list_named_test_stands_in_for_val_and_neither_is_needed()
    {
        File.Move(_folder.File("val.csv"), _folder.File("test.csv"));
        Assert.Equal(1, Load().Test!.Count);

        File.Delete(_folder.File("test.csv"));
        Assert.Null(Load().Test);
    }

    [Fact]
    public void Lists_with_one_label_a_line_are_a_dataset_of_single_labels()
    {
        Write("train.csv", "file,labels", "a.png,emu", "d.png,cat");

        Assert.False(Load().Train.Labels.IsMultiLabel);
        Assert.Equal([1, 0], Load().Train.Labels.First);
    }

    [Fact]
    public void Labels_are_read_back_from_the_cache()
    {
        Load(_cache.Path);
        var dataset = Load(_cache.Path);

        Assert.Equal<int[]>([[1, 0], [2], [0, 3]], TestImages.Labels(dataset.Train));
        Assert.Equal<int[]>([[0, 2]], TestImages.Labels(dataset.Test!));
        Assert.Single(Packs);
    }

    [Theory]
    [InlineData("more/b.png,dog")]
    [InlineData("more/b.png,dog;emu")]
    [InlineData("more/b.png,cat;dog")]
    public void Other_labels_in_the_list_are_another_state_of_the_cache(string line)
    {
        Load(_cache.Path);
        var before = Assert.Single(Packs);
        Write("train.csv", "file,labels", line, "a.png,emu", "more/c.png,\"cat; tench, Tinca tinca\"");

        var labels = TestImages.Labels(Load(_cache.Path).Train)[0];

        Assert.Equal(TestImages.Labels(Load().Train)[0], labels);
        Assert.NotEqual([1, 0], labels);
        Assert.NotEqual(before, Assert.Single(Packs));
    }

    [Fact]
    public void An_image_that_is_left_out_takes_its_labels_with_it()
    {
        _folder.Write("a.png", "not an image"u8);

        var dataset = Load(brokenFileLimit: 0.5);

        Assert.Equal<int[]>([[1, 0], [0, 3]], TestImages.Labels(dataset.Train));
        Assert.Equal(_folder.File("a.png"), Assert.Single(dataset.Skipped).Path);
    }

    [Fact]
    public void An_image_that_is_not_there_is_broken_and_named()
    {
        File.Delete(_folder.File("a.png"));

        Assert.Contains(_folder.File("a.png"), Assert.Throws<DatasetException>(() => Load()).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a.png", "expected a file and its labels, two fields, found 1.")]
    [InlineData("a.png,cat,dog", "expected a file and its labels, two fields, found 3.")]
    [InlineData("a.png,", "expected one or more class names separated by ';', found ''.")]
    [InlineData("a.png,cat;;dog", "expected one or more class names separated by ';', found 'cat;;dog'.")]
    [InlineData("a.png,cat;dog; cat", "expected every class of an image once, found 'cat' twice.")]
    [InlineData(",cat", "expected the path of an image below the dataset's folder, found ''.")]
    [InlineData("../a.png,cat", "expected the path of an image below the dataset's folder, found '../a.png'.")]
    [InlineData("/a.png,cat", "expected the path of an image below the dataset's folder, found '/a.png'.")]
    [InlineData("d.png,cat", "expected every file once, found 'd.png', which is in line 2 already.")]
    public void A_bad_line_is_refused_by_file_and_number(string line, string message)
    {
        Write("train.csv", "file,labels", "d.png,cat", "", line);

        Refused($"{_folder.File("train.csv")}, line 4: {message}");
    }

    [Fact]
    public void An_unclosed_quote_is_refused_at_the_line_where_the_file_ends()
    {
        Write("train.csv", "file,labels", "d.png,cat", "", "\"a.png,cat");

        var message = Assert.Throws<DatasetException>(() => Load()).Message;

        Assert.StartsWith(
            $"{_folder.File("train.csv")}, line 5: expected fields with quotes around the whole of them, and doubled within, found '",
            message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "''")]
    [InlineData("id,breed\n1,cat\n", "'id,breed'")]
    [InlineData("a.png,cat\n", "'a.png,cat'")]
    public void A_list_with_another_header_is_refused(string text, string found)
    {
        _folder.Write("train.csv", Encoding.UTF8.GetBytes(text));

        Refused($"{_folder.File("train.csv")}, line 1: expected the header 'file,labels', found {found}.");
    }

    [Fact]
    public void A_list_without_images_is_refused()
    {
        Write("val.csv", "file,labels");

        Refused($"{_folder.File("val.csv")}, line 2: expected a line for every image, found none.");
    }

    [Fact]
    public void A_class_that_the_training_list_or_the_list_of_classes_lacks_is_refused()
    {
        Write("val.csv", "file,labels", "d.png,cat;wolf");
        Refused($"{_folder.File("val.csv")}, line 2: expected one of the 4 classes of {_folder.File("train.csv")}, found 'wolf'.");

        Write("classes.txt", "cat", "dog", "emu");
        Refused(
            $"{_folder.File("train.csv")}, line 4: expected one of the 3 classes of {_folder.File("classes.txt")}, " +
            "found 'tench, Tinca tinca'.");
    }

    [Fact]
    public void A_list_of_classes_that_is_empty_or_names_one_twice_is_refused()
    {
        Write("classes.txt", "cat", "dog", "", "cat");
        Refused($"{_folder.File("classes.txt")}, line 4: expected every class once, found 'cat', which is in line 1 already.");

        Write("classes.txt", "");
        Refused($"{_folder.File("classes.txt")} is empty, expected one class name a line.");
    }

    [Fact]
    public void Without_a_training_list_the_layout_is_explained()
    {
        File.Delete(_folder.File("train.csv"));

        Refused($"There is no {_folder.File("train.csv")}, expected a list of images that begins with 'file,labels'.");
    }

    private string[] Packs => Directory.GetFiles(_cache.Path, "*.pack");

    private void Refused(string message) => Assert.Equal(message, Assert.Throws<DatasetException>(() => Load()).Message);

    private Dataset Load(string? cache = null, double brokenFileLimit = 0.01) => new LabelledFolderFormat().Load(
        _folder.Path,
        new DatasetLoadOptions { Resolution = 8, CacheFolder = cache, BrokenFileLimit = brokenFileLimit },
        TestContext.Current.CancellationToken);

    private void Write(string name, params string[] lines) =>
        _folder.Write(name, Encoding.UTF8.GetBytes(string.Join('\n', [.. lines, ""])));

    private void WriteImage(string name, byte gray)
    {
        using var bitmap = new SKBitmap(10, 10, SKColorType.Rgba8888, SKAlphaType.Opaque);
        bitmap.Erase(new SKColor(gray, gray, gray));
        using var png = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        _folder.Write(name, png.AsSpan());
    }
}
