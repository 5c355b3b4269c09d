using NasV2.Data;
using NasV2.Server;

namespace NasV2.Cli.Datasets;

/// <summary>A dataset format in a list.</summary>
/// <param name="Folder">Where its files are looked for.</param>
/// <param name="CanDownload">Whether <c>nas data get</c> can fetch it.</param>
internal sealed record DatasetRow(string Name, string Description, DatasetStatus Files, bool CanDownload, string Folder)
{
    /// <summary>All formats by name.</summary>
    public static IReadOnlyList<DatasetRow> In(NasHome home) =>
    [
        .. DatasetFormats.Default.All.OrderBy(format => format.Name, StringComparer.Ordinal)
            .Select(format => Create(format, Path.Combine(home.Data, format.FolderName))),
    ];

    private static DatasetRow Create(IDatasetFormat format, string folder) =>
        new(format.Name, format.Description, format.Status(folder), format.Download is not null, folder);
}
