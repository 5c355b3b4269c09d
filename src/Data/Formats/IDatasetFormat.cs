namespace NasV2.Data;

/// <summary>Reads one layout of files (or none, for generated data) into a <see cref="Dataset"/>.</summary>
public interface IDatasetFormat
{
    /// <summary>The name in specs and commands, lower case.</summary>
    string Name { get; }

    /// <summary>One line for people choosing a dataset.</summary>
    string Description { get; }

    /// <summary>Name of the folder below the data home that holds the files by default.</summary>
    string FolderName { get; }

    /// <summary>Where the publisher offers the files; null, the default, where they cannot be downloaded.</summary>
    DatasetDownload? Download => null;

    /// <summary>Whether a folder has the files by which this layout is known; formats without files recognise none.</summary>
    bool Recognises(string folder);

    /// <summary>What of the dataset is in a folder.</summary>
    DatasetStatus Status(string folder) =>
        Download?.Status(folder) ?? (Recognises(folder) ? DatasetStatus.Present : DatasetStatus.Missing);

    /// <summary>Reads the whole dataset into memory.</summary>
    /// <param name="root">The dataset's own folder, by default data home/<see cref="FolderName"/>.</param>
    /// <param name="options">Settings that only some formats use.</param>
    /// <param name="cancellationToken">Stops between files or images.</param>
    /// <exception cref="DatasetException">A file is missing, damaged or inconsistent.</exception>
    Dataset Load(string root, DatasetLoadOptions options, CancellationToken cancellationToken);
}
