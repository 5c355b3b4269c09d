namespace NasV2.Cli.Datasets;

/// <summary>What of a dataset is in the data home.</summary>
internal enum DatasetFiles
{
    /// <summary>It needs no files.</summary>
    BuiltIn,

    /// <summary>Its files are there.</summary>
    Present,

    /// <summary>Some files are missing, or a download was cut off.</summary>
    Incomplete,

    /// <summary>None are there.</summary>
    Missing,
}
