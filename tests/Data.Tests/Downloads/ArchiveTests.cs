using System.Formats.Tar;
using System.IO.Compression;
using static NasV2.Data.Tests.LoopbackServer;

namespace NasV2.Data.Tests;

public class ArchiveTests : DownloadTestBase
{
    [Fact]
    public async Task The_files_of_an_archive_land_in_the_folder_without_their_top_folder()
    {
        await DownloadAsync(Archive(("cifar/", null), ("cifar/train.bin", [1, 2]), ("cifar/more/names.txt", [3])));

        Assert.Equal([1, 2], await ReadAsync("train.bin"));
        Assert.Equal([3], await ReadAsync("more/names.txt"));
    }

    [Fact]
    public async Task An_archive_that_is_there_is_unpacked_again_without_fetching_it()
    {
        var archive = Archive(("cifar/train.bin", [1, 2]));
        await DownloadAsync(archive);
        File.Delete(Path.Combine(Folder, "train.bin"));

        Assert.Equal(0, await DownloadAsync(archive));

        Assert.Equal([1, 2], await ReadAsync("train.bin"));
    }

    [Theory]
    [InlineData("cifar/../../evil.txt")]
    [InlineData("cifar//evil.txt")]
    [InlineData("../toy-evil/../../evil.txt")]
    public async Task A_path_that_leaves_the_folder_is_refused(string path)
    {
        var error = await Assert.ThrowsAsync<DatasetException>(() => DownloadAsync(Archive((path, [6]))));

        Assert.Contains($"holds '{path}', expected only paths inside of {Folder}.", error.Message, StringComparison.Ordinal);
        var written = Directory.GetFiles(Path.GetDirectoryName(Folder)!, "*", SearchOption.AllDirectories);
        Assert.Equal(["toy.tar.gz"], written.Select(Path.GetFileName));
    }

    [Fact]
    public async Task A_damaged_archive_is_refused()
    {
        var error = await Assert.ThrowsAsync<DatasetException>(() => DownloadAsync([1, 2, 3, 4]));

        Assert.Contains("toy.tar.gz cannot be unpacked, expected an intact .tar.gz", error.Message, StringComparison.Ordinal);
    }

    /// <summary>Returns how often the server was asked.</summary>
    private async Task<int> DownloadAsync(byte[] archive)
    {
        await using var server = new LoopbackServer(_ => new Response("200 OK", archive));
        await DownloadAsync(server, new DownloadFile("toy.tar.gz", Md5(archive), IsArchive: true));
        return server.Requests.Count;
    }

    private Task<byte[]> ReadAsync(string name) =>
        File.ReadAllBytesAsync(Path.Combine(Folder, name), TestContext.Current.CancellationToken);

    private static byte[] Archive(params (string Name, byte[]? Content)[] entries)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        using (var tar = new TarWriter(gzip))
            foreach (var (name, content) in entries)
                tar.WriteEntry(Entry(name, content));
        return packed.ToArray();
    }

    private static UstarTarEntry Entry(string name, byte[]? content) => content is null
        ? new UstarTarEntry(TarEntryType.Directory, name)
        : new UstarTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(content) };
}
