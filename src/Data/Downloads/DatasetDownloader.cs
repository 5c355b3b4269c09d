namespace NasV2.Data;

/// <summary>Fetches the official files of a dataset: resumes, retries, checks, then puts each in place in one step.</summary>
/// <param name="http">Sends the requests; its timeout concerns the response headers alone.</param>
/// <param name="time">Clock of the pauses between attempts.</param>
public sealed class DatasetDownloader(HttpClient http, TimeProvider time)
{
    private const int AttemptsWithoutProgress = 5;
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);

    /// <summary>Fetches what is not there yet or differs from its checksum, and unpacks archives.</summary>
    /// <param name="download">The files, as <see cref="IDatasetFormat.Download"/> of a format gives them.</param>
    /// <param name="dataHome">The files go to <paramref name="dataHome"/>/<see cref="DatasetDownload.FolderName"/>.</param>
    /// <param name="mirror">Replaces the base address; ends in a slash. Null takes the publisher's.</param>
    /// <param name="progress">Receives each piece of progress.</param>
    /// <param name="cancellationToken">Stops at once; what was received is kept for the next call.</param>
    /// <returns>The dataset's folder.</returns>
    /// <exception cref="DatasetException">A file is not there, the server out of reach, or the content not what was published.</exception>
    public async Task<string> DownloadAsync(
        DatasetDownload download,
        string dataHome,
        Uri? mirror = null,
        IProgress<DownloadProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(download);
        var folder = Path.Combine(dataHome, download.FolderName);
        Directory.CreateDirectory(folder);
        foreach (var file in download.Files)
        {
            var target = Path.Combine(folder, file.Name);
            if (!File.Exists(target) || await Checksum.Md5Async(target, cancellationToken) != file.Md5)
                await FetchAsync(file, new Uri(mirror ?? download.BaseAddress, file.Name), target, progress, cancellationToken);
            if (file.IsArchive)
                await TarGzArchive.ExtractAsync(target, folder, cancellationToken);
        }

        return folder;
    }

    private async Task FetchAsync(
        DownloadFile file, Uri address, string target, IProgress<DownloadProgress>? progress, CancellationToken cancellationToken)
    {
        var part = new PartFile(target);
        await ReceiveAsync(new FileFetch(http, time, address, file.Name, part, progress), address, part, cancellationToken);

        var found = await Checksum.Md5Async(part.Path, cancellationToken);
        if (found != file.Md5)
        {
            part.Delete();
            throw new DatasetException(
                $"{address} has the MD5 checksum {found}, expected {file.Md5}; the download of {file.Name} was deleted.");
        }

        part.Finish();
    }

    private async Task ReceiveAsync(FileFetch fetch, Uri address, PartFile part, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var before = part.Length;
            try
            {
                await fetch.RunAsync(cancellationToken);
                return;
            }
            catch (Exception failure) when (failure is HttpRequestException or IOException)
            {
                if (part.Length > before)
                    attempt = 1;
                if (attempt == AttemptsWithoutProgress)
                    throw new DatasetException(
                        $"{address} cannot be fetched, given up after {attempt} attempts in a row without progress: {failure.Message}",
                        failure);
                await Task.Delay(FirstPause * Math.Pow(2, attempt - 1), time, cancellationToken);
            }
        }
    }
}
