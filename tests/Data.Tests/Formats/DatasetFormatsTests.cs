namespace NasV2.Data.Tests;

public class DatasetFormatsTests
{
    [Fact]
    public void Every_format_is_listed_under_its_own_name()
    {
        Assert.All(DatasetFormats.All, entry => Assert.Equal(entry.Key, entry.Value.Name));
        Assert.All(DatasetFormats.All.Values, format => Assert.NotEmpty(format.Description));
        Assert.Equal(DatasetFormats.All.Count, DatasetFormats.All.Values.DistinctBy(format => format.FolderName).Count());
    }

    [Fact]
    public void An_unknown_format_is_answered_with_the_known_ones()
    {
        var error = Assert.Throws<DatasetException>(() => DatasetFormats.Get("imagenet"));

        Assert.Equal(
            "There is no dataset format 'imagenet', expected one of " +
            "cars196, cifar10, cifar100, fashion-mnist, flowers102, folder, labelled-folder, mnist, shapes.",
            error.Message);
    }

    [Fact]
    public void Every_download_goes_to_the_folder_that_its_format_reads() =>
        Assert.All(DatasetDownloads.All, entry =>
        {
            Assert.Equal(entry.Key, entry.Value.Name);
            Assert.Equal(DatasetFormats.Get(entry.Key).FolderName, entry.Value.FolderName);
            Assert.EndsWith("/", entry.Value.BaseAddress.AbsoluteUri, StringComparison.Ordinal);
            Assert.All(entry.Value.Files, file => Assert.Matches("^[0-9a-f]{32}$", file.Md5));
        });

    [Theory]
    [InlineData("fashion-mnist", "train-images-idx3-ubyte or train-images-idx3-ubyte.gz")]
    [InlineData("mnist", "train-images-idx3-ubyte or train-images-idx3-ubyte.gz")]
    [InlineData("cifar10", "batches.meta.txt")]
    [InlineData("cifar100", "fine_label_names.txt")]
    public void A_missing_file_is_named_with_the_command_that_fetches_it(string name, string looked)
    {
        using var folder = new TestFolder();

        var format = DatasetFormats.Get(name);

        var error = Assert.Throws<DatasetException>(() => format.Load(folder.Path, new(), TestContext.Current.CancellationToken));

        Assert.Equal($"{folder.Path} has no {looked}; 'nas data get {name}' fetches the dataset.", error.Message);
    }
}
