namespace NasV2.Data;

/// <summary>What of a dataset is in its folder.</summary>
public enum DatasetStatus
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
