using NasV2.Cli.Display;
using NasV2.Data;
using NasV2.Server;

namespace NasV2.Cli.Datasets;

/// <summary>Downloads a dataset in front of its user.</summary>
internal static class DatasetFetch
{
    /// <summary>Fetches what is missing and says where it is.</summary>
    /// <param name="mirror">Replaces the publisher's address; ends in a slash.</param>
    /// <exception cref="DatasetException">The download failed.</exception>
    public static async Task RunAsync(DatasetDownload download, NasHome home, Uri? mirror, CancellationToken cancellationToken)
    {
        using var http = new HttpClient();
        var downloader = new DatasetDownloader(http, TimeProvider.System);
        Task<string> Run(IProgress<DownloadProgress> progress) =>
            downloader.DownloadAsync(download, home.Data, mirror, progress, cancellationToken);

        Console.Out.WriteLine($"Fetching {download.Name} from {mirror ?? download.BaseAddress}");
        var folder = Console.IsOutputRedirected
            ? await Run(new PlainProgress(Console.Out))
            : await BarProgress.Create(Screen.Open()).StartAsync(bars => Run(new BarProgress(bars)));
        Console.Out.WriteLine($"{download.Name} is in {folder}");
    }
}
