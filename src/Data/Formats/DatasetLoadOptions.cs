namespace NasV2.Data;

/// <summary>How to load a dataset; formats with a fixed image size ignore what does not concern them.</summary>
public sealed record DatasetLoadOptions
{
    /// <summary>Side of the square that photographs of a <c>folder</c> dataset are brought to, in pixels; 64 by default.</summary>
    public int Resolution { get; init; } = 64;

    /// <summary>Part of the files of a <c>folder</c> dataset that may be undecodable and is skipped, 0..1; 0.01 by default.</summary>
    public double BrokenFileLimit { get; init; } = 0.01;
}
