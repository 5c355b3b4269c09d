using System.Security.Cryptography;

namespace NasV2.Data.Tests;

/// <summary>A data home, a client and a file to download.</summary>
public abstract class DownloadTestBase : IDisposable
{
    private readonly TestFolder _home = new();
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false });

    protected DownloadTestBase()
    {
        new Random(7).NextBytes(Content);
        Directory.CreateDirectory(Folder);
    }

    private protected ImpatientTime Time { get; } = new();

    protected byte[] Content { get; } = new byte[300_000];

    protected string Folder => _home.File("toy");

    protected string Target => Path.Combine(Folder, "toy.bin");

    public void Dispose()
    {
        _http.Dispose();
        _home.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected Task<string> DownloadAsync(LoopbackServer server, IProgress<DownloadProgress>? progress = null) =>
        DownloadAsync(server, new DownloadFile("toy.bin", Md5(Content)), progress);

    private protected Task<string> DownloadAsync(LoopbackServer server, DownloadFile file, IProgress<DownloadProgress>? progress = null)
    {
        var download = new DatasetDownload("toy", "toy", new Uri("http://unused.invalid/"), [file]);
        return new DatasetDownloader(_http, Time)
            .DownloadAsync(download, _home.Path, server.Address, progress, TestContext.Current.CancellationToken);
    }

    protected static string Md5(byte[] content)
    {
#pragma warning disable CA5351 // The checksum that publishers give.
        return Convert.ToHexStringLower(MD5.HashData(content));
#pragma warning restore CA5351
    }

    /// <summary>The finished file is there, and nothing else.</summary>
    protected void AssertDownloaded()
    {
        Assert.Equal(Content, File.ReadAllBytes(Target));
        Assert.Equal([Target], Directory.GetFiles(Folder));
    }
}
