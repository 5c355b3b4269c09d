using static NasV2.Data.Tests.LoopbackServer;

namespace NasV2.Data.Tests;

public class ResumeTests : DownloadTestBase
{
    private const int Cut = 100_000;
    private const string Tag = "\"v1\"";

    [Fact]
    public async Task A_cut_connection_is_resumed_where_it_broke_off()
    {
        await using var server = new LoopbackServer(request => request.Number == 0 ? CutShort() : Rest(request));

        await DownloadAsync(server);

        AssertDownloaded();
        Assert.Equal(2, server.Requests.Count);
        Assert.Equal($"bytes={Cut}-", server.Requests.Last().Headers["Range"]);
        Assert.Equal(Tag, server.Requests.Last().Headers["If-Range"]);
    }

    [Fact]
    public async Task A_later_call_resumes_what_an_earlier_one_left()
    {
        await using (var broken = new LoopbackServer(request => request.Number == 0 ? CutShort() : new Response("503 Busy", [])))
            await Assert.ThrowsAsync<DatasetException>(() => DownloadAsync(broken));
        await using var server = new LoopbackServer(Rest);

        await DownloadAsync(server);

        AssertDownloaded();
        Assert.Equal($"bytes={Cut}-", Assert.Single(server.Requests).Headers["Range"]);
    }

    [Fact]
    public async Task The_date_of_change_is_used_where_there_is_no_tag()
    {
        const string Date = "Fri, 25 Aug 2017 09:00:00 GMT";
        await using var server = new LoopbackServer(request => request.Number == 0 ? CutShort($"Last-Modified: {Date}") : Rest(request));

        await DownloadAsync(server);

        AssertDownloaded();
        Assert.Equal(Date, server.Requests.Last().Headers["If-Range"]);
    }

    [Fact]
    public async Task A_server_without_ranges_is_read_from_the_start()
    {
        await using var server = new LoopbackServer(request => request.Number == 0 ? CutShort() : new Response("200 OK", Content));

        await DownloadAsync(server);

        AssertDownloaded();
    }

    [Fact]
    public async Task A_file_that_changed_on_the_server_is_read_from_the_start()
    {
        var old = new byte[200_000];
        await using var server = new LoopbackServer(request => request.Number == 0
            ? new Response("200 OK", old, Cut, $"ETag: {Tag}")
            : new Response("200 OK", Content, null, "ETag: \"v2\""));

        await DownloadAsync(server);

        AssertDownloaded();
    }

    [Fact]
    public async Task Nothing_is_resumed_where_the_server_names_no_version()
    {
        await using var server = new LoopbackServer(request =>
            request.Number == 0 ? CutShort("Server: plain") : new Response("200 OK", Content));

        await DownloadAsync(server);

        AssertDownloaded();
        Assert.DoesNotContain("Range", server.Requests.Last().Headers.Keys);
    }

    [Theory]
    [InlineData("416 Range Not Satisfiable", "Content-Range: bytes */10")]
    [InlineData("206 Partial Content", "Content-Range: bytes 7-9/10")]
    public async Task A_range_that_does_not_fit_starts_the_download_again(string status, string range)
    {
        await using var server = new LoopbackServer(request => request.Number switch
        {
            0 => CutShort(),
            1 => new Response(status, [1, 2, 3], null, range),
            _ => new Response("200 OK", Content),
        });

        await DownloadAsync(server);

        AssertDownloaded();
        Assert.DoesNotContain("Range", server.Requests.Last().Headers.Keys);
    }

    private Response CutShort(string header = $"ETag: {Tag}") => new("200 OK", Content, Cut, header);

    private Response Rest(Request request)
    {
        var from = int.Parse(request.Headers["Range"]["bytes=".Length..^1]);
        var range = $"Content-Range: bytes {from}-{Content.Length - 1}/{Content.Length}";
        return new Response("206 Partial Content", Content[from..], null, $"ETag: {Tag}", range);
    }
}
