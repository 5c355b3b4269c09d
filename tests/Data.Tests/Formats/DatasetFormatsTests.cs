namespace NasV2.Data.Tests;

public class DatasetFormatsTests
{
    [Fact]
    public void Every_format_is_listed_under_its_own_name()
    {
        Assert.All(DatasetFormats.Default.All, format => Assert.Same(format, DatasetFormats.Default.Get(format.Name)));
        Assert.All(DatasetFormats.Default.All, format => Assert.NotEmpty(format.Description));
        Assert.Equal(DatasetFormats.Default.All.Length, DatasetFormats.Default.All.DistinctBy(format => format.FolderName).Count());
    }

    [Fact]
    public void An_unknown_format_is_answered_with_the_known_ones()
    {
        var error = Assert.Throws<DatasetException>(() => DatasetFormats.Default.Get("imagenet"));

        Assert.Equal(
            $"There is no dataset format 'imagenet', expected one of {string.Join(", ", DatasetFormats.Default.Names)}.",
            error.Message);
    }

    [Fact]
    public void Every_download_is_written_to_the_folder_that_its_format_reads() =>
        Assert.All(DatasetFormats.Default.All.Where(format => format.Download is not null), format =>
        {
            Assert.Equal((format.Name, format.FolderName), (format.Download!.Name, format.Download.FolderName));
            Assert.EndsWith("/", format.Download.BaseAddress.AbsoluteUri, StringComparison.Ordinal);
            Assert.All(format.Download.Files, file => Assert.Matches("^[0-9a-f]{32}$", file.Md5));
        });

    [Theory]
    [InlineData("any", "data_batch_1.bin", "", "cifar10")]
    [InlineData("any", "train.bin", "", "cifar100")]
    [InlineData("my-fashion", "train-images-idx3-ubyte.gz", "", "fashion-mnist")]
    [InlineData("digits", "train-images-idx3-ubyte", "", "mnist")]
    [InlineData("any", "cars_train/1.jpg", "", "cars196")]
    [InlineData("any", "train.csv", "file,labels\n", "labelled-folder")]
    [InlineData("any", "train/cat/1.jpg", "", "folder")]
    [InlineData("any", "jpg/image_00001.jpg", "", "flowers102")]
    [InlineData("any", "train.csv", "name,class\n", null)]
    public void A_folder_is_recognised_by_its_files(string name, string file, string text, string? expected)
    {
        using var folder = new TestFolder();
        var root = Path.Combine(folder.Path, name);
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(root, file))!);
        File.WriteAllText(Path.Combine(root, file), text);

        Assert.Equal(expected, DatasetFormats.Default.Recognise(root)?.Name);
    }

    [Fact]
    public void The_status_says_what_of_the_files_is_there()
    {
        using var folder = new TestFolder();
        var mnist = DatasetFormats.Default.Get("mnist");

        Assert.Equal(DatasetStatus.Missing, mnist.Status(folder.Path));
        File.WriteAllText(Path.Combine(folder.Path, "train-images-idx3-ubyte"), "");
        Assert.Equal(DatasetStatus.Incomplete, mnist.Status(folder.Path));
        foreach (var file in mnist.Download!.Files)
            File.WriteAllText(Path.Combine(folder.Path, file.Name), "");
        Assert.Equal(DatasetStatus.Present, mnist.Status(folder.Path));
        Assert.Equal(DatasetStatus.BuiltIn, DatasetFormats.Default.Get("shapes").Status(folder.Path));
    }

    [Theory]
    [InlineData("fashion-mnist", "train-images-idx3-ubyte or train-images-idx3-ubyte.gz")]
    [InlineData("mnist", "train-images-idx3-ubyte or train-images-idx3-ubyte.gz")]
    [InlineData("cifar10", "batches.meta.txt")]
    [InlineData("cifar100", "fine_label_names.txt")]
    public void A_missing_file_is_named_with_the_command_that_fetches_it(string name, string looked)
    {
        using var folder = new TestFolder();

        var format = DatasetFormats.Default.Get(name);

        var error = Assert.Throws<DatasetException>(() => format.Load(folder.Path, new(), TestContext.Current.CancellationToken));

        Assert.Equal($"{folder.Path} has no {looked}; 'nas data get {name}' fetches the dataset.", error.Message);
    }
}
