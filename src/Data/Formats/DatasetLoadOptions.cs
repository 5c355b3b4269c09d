namespace NasV2.Data;

/// <summary>How to load a dataset; formats with a fixed image size ignore what does not concern them.</summary>
public sealed record DatasetLoadOptions
{
    /// <summary>Side of the square that the images of a dataset are brought to, in pixels; 64 by default.</summary>
    public int Resolution { get; init; } = 64;

    /// <summary>Part of the images of a split that may be undecodable and is skipped, 0..1; 0.01 by default.</summary>
    public double BrokenFileLimit { get; init; } = 0.01;

    /// <summary>Folder for images decoded and resized, to be shared by all processes; null, the default,
    /// keeps them in memory only.</summary>
    public string? CacheFolder { get; init; }

    /// <summary>Takes sentences: a cache made, damaged, not usable; test images without labels. Null, the default, drops them.</summary>
    public Action<string>? Log { get; init; }
}
