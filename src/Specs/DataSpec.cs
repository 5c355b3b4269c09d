namespace NasV2.Specs;

/// <summary>The images of a job, and which of them train and which measure accuracy.</summary>
public sealed record DataSpec
{
    /// <summary>Name of the dataset format.</summary>
    public required string Format { get; init; }

    /// <summary>
    /// Folder with the dataset; null for the format's own folder under the data home. It says where the data are, not what they are,
    /// and so is no part of <see cref="SpecJson.Hash"/>.
    /// </summary>
    public string? Path { get; init; }

    /// <summary>Images to train on, at least 1; null for all that <see cref="Minival"/> leaves.</summary>
    public int? Train { get; init; }

    /// <summary>Images of the training set that are held out to measure accuracy, at least 1; 1000 by default.</summary>
    public int Minival { get; init; } = 1000;

    /// <summary>Seed of the split, at least 0; 1 by default.</summary>
    public int Seed { get; init; } = 1;
}
