using System.Collections.Immutable;

namespace NasV2.Data;

/// <summary>Where the official files of a dataset are.</summary>
/// <param name="Name">Name of the dataset's format.</param>
/// <param name="FolderName">Folder below the data home that the files go to.</param>
/// <param name="BaseAddress">Address that file names are appended to, ending in a slash.</param>
/// <param name="Files">All files of the dataset.</param>
public sealed record DatasetDownload(string Name, string FolderName, Uri BaseAddress, ImmutableArray<DownloadFile> Files);
