namespace NasV2.Cli.Tests;

public sealed class DataListTests : TemporaryFolder
{
    private static readonly string[] FashionMnist =
        ["train-images-idx3-ubyte.gz", "train-labels-idx1-ubyte.gz", "t10k-images-idx3-ubyte.gz", "t10k-labels-idx1-ubyte.gz"];

    [Fact]
    public void Every_format_is_listed_and_only_the_built_in_one_is_there_at_first()
    {
        var rows = Nas.Json("data", "list", "--home", Folder).AsArray();

        Assert.Equal(
            ["cars196", "cifar10", "cifar100", "fashion-mnist", "flowers102", "folder", "labelled-folder", "mnist", "shapes"],
            rows.Select(row => (string?)row!["name"]));
        Assert.Equal([.. Enumerable.Repeat("missing", 8), "builtIn"], rows.Select(row => (string?)row!["files"]));
        Assert.Equal([false, true, true, true, false, false, false, true, false], rows.Select(row => (bool)row!["canDownload"]!));
        Assert.All(rows, row => Assert.NotEmpty((string)row!["description"]!));
        Assert.Equal(Path.Combine(Folder, "data", "fashion-mnist"), (string?)rows[3]!["folder"]);
    }

    [Fact]
    public void A_dataset_with_all_files_is_present_packed_or_not()
    {
        Put(FashionMnist[..2]);
        Put([.. FashionMnist[2..].Select(Path.GetFileNameWithoutExtension)!]);

        Assert.Equal("present", FilesOf("fashion-mnist"));
    }

    [Fact]
    public void A_dataset_without_some_of_its_files_is_incomplete()
    {
        Put(FashionMnist[..3]);

        Assert.Equal("incomplete", FilesOf("fashion-mnist"));
    }

    [Fact]
    public void An_archive_that_was_cut_off_is_incomplete_until_something_is_unpacked()
    {
        Write("data/cifar-10-batches-bin/cifar-10-binary.tar.gz.part", "half");
        Assert.Equal("incomplete", FilesOf("cifar10"));

        Write("data/cifar-10-batches-bin/test_batch.bin", "unpacked");
        Assert.Equal("present", FilesOf("cifar10"));
    }

    [Theory]
    [InlineData("folder", "images/train/cat/1.jpg")]
    [InlineData("flowers102", "flowers102/jpg/image_00001.jpg")]
    [InlineData("cars196", "cars196/cars_train/00001.jpg")]
    public void Folders_of_images_are_present(string format, string file)
    {
        Write($"data/{file}", "");

        Assert.Equal("present", FilesOf(format));
    }

    [Fact]
    public void The_table_says_what_can_be_downloaded_and_where_to()
    {
        var listed = Nas.Run("data", "list", "--home", Folder);

        Assert.Equal((0, ""), (listed.ExitCode, listed.Error));
        Assert.Contains("built in", listed.Output, StringComparison.Ordinal);
        Assert.Contains($"Data home: {Path.Combine(Folder, "data")}", listed.Output, StringComparison.Ordinal);
    }

    private void Put(string[] names)
    {
        foreach (var name in names)
            Write(Path.Combine("data", "fashion-mnist", name), "");
    }

    private string? FilesOf(string name) =>
        (string?)Nas.Json("data", "list", "--home", Folder).AsArray().Single(row => (string?)row!["name"] == name)!["files"];
}
