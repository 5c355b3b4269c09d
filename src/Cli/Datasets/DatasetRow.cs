using NasV2.Data;
using NasV2.Server;

namespace NasV2.Cli.Datasets;

/// <summary>A dataset format in a list.</summary>
/// <param name="Folder">Where its files are looked for.</param>
/// <param name="CanDownload">Whether <c>nas data get</c> can fetch it.</param>
internal sealed record DatasetRow(string Name, string Description, DatasetFiles Files, bool CanDownload, string Folder)
{
    /// <summary>All formats by name.</summary>
    public static IReadOnlyList<DatasetRow> In(NasHome home) =>
        [.. DatasetFormats.All.Values.OrderBy(format => format.Name, StringComparer.Ordinal).Select(format => Of(format, home))];

    private static DatasetRow Of(IDatasetFormat format, NasHome home)
    {
        var folder = Path.Combine(home.Data, format.FolderName);
        var download = DatasetDownloads.All.GetValueOrDefault(format.Name);
        var files = format is ShapesFormat ? DatasetFiles.BuiltIn : download is null ? Own(format, folder) : Fetched(folder, download);
        return new(format.Name, format.Description, files, download is not null, folder);
    }

    private static DatasetFiles Own(IDatasetFormat format, string folder) =>
        FolderSign.All.Any(sign => sign.Format == format.Name && sign.IsIn(folder)) ? DatasetFiles.Present : DatasetFiles.Missing;

    private static DatasetFiles Fetched(string folder, DatasetDownload download)
    {
        var found = Directory.Exists(folder) ? Directory.GetFiles(folder).Select(Path.GetFileName).ToHashSet() : [];
        if (found.Count == 0)
            return DatasetFiles.Missing;
        return download.Files.All(file => IsThere(file, found)) ? DatasetFiles.Present : DatasetFiles.Incomplete;
    }

    /// <summary>An archive is there when something was unpacked; other files count packed or unpacked.</summary>
    private static bool IsThere(DownloadFile file, HashSet<string?> found) => file.IsArchive
        ? found.Any(name => !name!.StartsWith(file.Name, StringComparison.Ordinal))
        : found.Contains(file.Name) || found.Contains(Path.GetFileNameWithoutExtension(file.Name));
}
