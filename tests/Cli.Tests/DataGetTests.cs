using NasV2.Cli.Datasets;
using NasV2.Data;
using NasV2.Server;

namespace NasV2.Cli.Tests;

public sealed class DataGetTests : TemporaryFolder
{
    private const string ContentMd5 = "7515c6bfd16aedf4d0395abd2c43e6c8";
    private static readonly byte[] Content = [.. Enumerable.Range(0, 200_000).Select(index => (byte)(index * 31 / 7))];

    private string Target => Path.Combine(Folder, "data", "sample", "sample.bin");

    [Fact]
    public async Task A_dataset_is_fetched_from_the_mirror_and_its_folder_is_named()
    {
        await using var server = new FileServer(new Dictionary<string, byte[]> { ["sample.bin"] = Content });

        var output = await FetchAsync(server);

        Assert.Equal(Content, await File.ReadAllBytesAsync(Target, TestContext.Current.CancellationToken));
        Assert.EndsWith($"sample is in {Path.GetDirectoryName(Target)}{Environment.NewLine}", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_connection_that_breaks_is_taken_up_where_it_broke()
    {
        await using var server = new FileServer(new Dictionary<string, byte[]> { ["sample.bin"] = Content }, cutFirst: true);

        await FetchAsync(server);

        Assert.Equal([("sample.bin", 0L), ("sample.bin", Content.Length / 2)], server.Requests);
        Assert.Equal(Content, await File.ReadAllBytesAsync(Target, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_dataset_that_is_there_is_not_fetched_again()
    {
        await using var server = new FileServer(new Dictionary<string, byte[]> { ["sample.bin"] = Content });
        await FetchAsync(server);

        await FetchAsync(server);

        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Content_with_another_checksum_is_refused_and_deleted()
    {
        await using var server = new FileServer(new Dictionary<string, byte[]> { ["train-images-idx3-ubyte.gz"] = Content });

        var got = Nas.Run("data", "get", "fashion-mnist", "--home", Folder, "--from", server.Address);

        Assert.Equal(1, got.ExitCode);
        Assert.Contains("expected 8d4fb7e6c68d591d4c3dfef9ec88bf0d; the download of train-images-idx3-ubyte.gz was deleted.", got.Error,
            StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(Path.Combine(Folder, "data", "fashion-mnist")));
    }

    [Fact]
    public async Task A_mirror_without_the_file_is_named()
    {
        await using var server = new FileServer(new Dictionary<string, byte[]>());

        var got = Nas.Run("data", "get", "cifar10", "--home", Folder, "--from", server.Address);

        Assert.Equal(1, got.ExitCode);
        Assert.Equal(
            $"{server.Address}/cifar-10-binary.tar.gz answered 404 Not Found, expected the file "
                + $"cifar-10-binary.tar.gz.{Environment.NewLine}", got.Error);
    }

    [Theory]
    [InlineData("cifar12", "There is no dataset 'cifar12' to download; expected one of cifar10, cifar100, fashion-mnist, mnist.")]
    [InlineData("shapes", "The dataset 'shapes' is not downloaded (built in: ")]
    public void A_name_that_cannot_be_downloaded_is_answered_with_those_that_can(string name, string answer)
    {
        var got = Nas.Run("data", "get", name, "--home", Folder);

        Assert.Equal((2, ""), (got.ExitCode, got.Output));
        Assert.Contains(answer, got.Error, StringComparison.Ordinal);
        Assert.Contains("cifar10, cifar100, fashion-mnist, mnist.", got.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mirror")]
    [InlineData("ftp://127.0.0.1/mirror")]
    public void A_mirror_must_be_a_web_address(string address)
    {
        var got = Nas.Run("data", "get", "mnist", "--home", Folder, "--from", address);

        Assert.Equal((2, $"--from is '{address}', but must be an http or https address.{Environment.NewLine}"), (got.ExitCode, got.Error));
    }

    [Fact]
    public void A_download_into_a_pipe_reports_each_quarter()
    {
        using var output = new StringWriter { NewLine = "\n" };
        var progress = new PlainProgress(output);

        for (var received = 0L; received <= 8_000_000; received += 500_000)
            progress.Report(new DownloadProgress("a.gz", received, 8_000_000));
        progress.Report(new DownloadProgress("b.gz", 1_500, null));

        Assert.Equal(
            "a.gz: 0 B of 8.00 MB\na.gz: 2.00 MB of 8.00 MB\na.gz: 4.00 MB of 8.00 MB\na.gz: 6.00 MB of 8.00 MB\na.gz: 8.00 MB "
                + "of 8.00 MB\nb.gz: 1.50 kB\n",
            output.ToString());
    }

    private async Task<string> FetchAsync(FileServer server)
    {
        // The published datasets are too large for a test, hence one of its own.
        var download =
            new DatasetDownload("sample", "sample", new Uri("http://127.0.0.1:1/"), [new DownloadFile("sample.bin", ContentMd5)]);
        var before = Console.Out;
        await using var output = new StringWriter();
        Console.SetOut(output);
        try
        {
            await DatasetFetch.RunAsync(
                download, new NasHome(Folder), new Uri(server.Address + "/"), TestContext.Current.CancellationToken);
            return output.ToString();
        }
        finally
        {
            Console.SetOut(before);
        }
    }
}
