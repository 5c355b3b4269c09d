using System.Collections.Immutable;

namespace NasV2.Data;

/// <summary>Where the official files of a dataset are.</summary>
/// <param name="Name">Name of the dataset's format.</param>
/// <param name="FolderName">Folder below the data home that the files go to.</param>
/// <param name="BaseAddress">Address that file names are appended to, ending in a slash.</param>
/// <param name="Files">All files of the dataset.</param>
public sealed record DatasetDownload(string Name, string FolderName, Uri BaseAddress, ImmutableArray<DownloadFile> Files)
{
    /// <summary>What of the files is in a folder.</summary>
    public DatasetStatus Status(string folder)
    {
        var found = Directory.Exists(folder) ? Directory.GetFiles(folder).Select(Path.GetFileName).ToHashSet() : [];
        if (found.Count == 0)
            return DatasetStatus.Missing;
        return Files.All(file => IsThere(file, found)) ? DatasetStatus.Present : DatasetStatus.Incomplete;
    }

    /// <summary>An archive is there when something was unpacked; other files count packed or unpacked.</summary>
    private static bool IsThere(DownloadFile file, HashSet<string?> found) => file.IsArchive
        ? found.Any(name => !name!.StartsWith(file.Name, StringComparison.Ordinal))
        : found.Contains(file.Name) || found.Contains(Path.GetFileNameWithoutExtension(file.Name));
}
