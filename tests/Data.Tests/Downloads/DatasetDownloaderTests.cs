using static NasV2.Data.Tests.LoopbackServer;

namespace NasV2.Data.Tests;

public class DatasetDownloaderTests : DownloadTestBase
{
    [Fact]
    public async Task A_file_is_fetched_from_the_mirror_into_the_folder_of_its_dataset()
    {
        await using var server = new LoopbackServer(_ => new Response("200 OK", Content));

        Assert.Equal(Folder, await DownloadAsync(server));

        AssertDownloaded();
        Assert.Equal("/data/toy.bin", Assert.Single(server.Requests).Path);
    }

    [Fact]
    public async Task Progress_ends_at_the_size_of_the_file()
    {
        await using var server = new LoopbackServer(_ => new Response("200 OK", Content));
        var progress = new Reports();

        await DownloadAsync(server, progress);

        Assert.Equal(new DownloadProgress("toy.bin", Content.Length, Content.Length), progress.Seen[^1]);
        Assert.Equal(progress.Seen.OrderBy(report => report.ReceivedBytes), progress.Seen);
    }

    [Fact]
    public async Task A_correct_file_is_not_fetched_again()
    {
        await using var server = new LoopbackServer(_ => new Response("200 OK", Content));
        await File.WriteAllBytesAsync(Target, Content, TestContext.Current.CancellationToken);

        await DownloadAsync(server);

        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task A_damaged_file_is_replaced()
    {
        await using var server = new LoopbackServer(_ => new Response("200 OK", Content));
        await File.WriteAllBytesAsync(Target, Content[..^1], TestContext.Current.CancellationToken);

        await DownloadAsync(server);

        AssertDownloaded();
    }

    [Fact]
    public async Task A_wrong_checksum_is_named_and_the_download_deleted()
    {
        byte[] other = [1, 2, 3];
        await using var server = new LoopbackServer(_ => new Response("200 OK", other));

        var error = await Assert.ThrowsAsync<DatasetException>(() => DownloadAsync(server));

        Assert.Equal(
            $"{server.Address}toy.bin has the MD5 checksum {Md5(other)}, expected {Md5(Content)}; the download of toy.bin was deleted.",
            error.Message);
        Assert.Empty(Directory.GetFiles(Folder));
    }

    [Fact]
    public async Task A_missing_file_is_reported_in_one_sentence_without_retries()
    {
        await using var server = new LoopbackServer(_ => new Response("404 Not Found", []));

        var error = await Assert.ThrowsAsync<DatasetException>(() => DownloadAsync(server));

        Assert.Equal($"{server.Address}toy.bin answered 404 Not Found, expected the file toy.bin.", error.Message);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_failing_server_is_asked_again_after_growing_pauses()
    {
        await using var server = new LoopbackServer(request =>
            request.Number < 3 ? new Response("503 Busy", []) : new Response("200 OK", Content));

        await DownloadAsync(server);

        AssertDownloaded();
        Assert.Equal([1, 2, 4], Time.Pauses.Select(pause => pause.TotalSeconds));
    }

    [Fact]
    public async Task A_server_that_stays_in_trouble_is_given_up()
    {
        await using var server = new LoopbackServer(_ => new Response("503 Busy", []));

        var error = await Assert.ThrowsAsync<DatasetException>(() => DownloadAsync(server));

        Assert.Equal(
            $"{server.Address}toy.bin cannot be fetched, given up after 5 attempts in a row without progress: the server answered 503 Busy",
            error.Message);
        Assert.Equal(5, server.Requests.Count);
    }

    [Fact]
    public async Task A_silent_server_is_asked_again()
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = new LoopbackServer(request =>
        {
            asked.TrySetResult();
            return request.Number == 0 ? null : new Response("200 OK", Content);
        });

        var download = DownloadAsync(server);
        await asked.Task;
        Time.EndLimits();
        await download;

        AssertDownloaded();
        Assert.Equal(2, server.Requests.Count);
    }

    private sealed class Reports : IProgress<DownloadProgress>
    {
        public List<DownloadProgress> Seen { get; } = [];

        public void Report(DownloadProgress value) => Seen.Add(value);
    }
}
