using System.ComponentModel.DataAnnotations;

namespace NasV2.Specs;

/// <summary>The images of a job, and which of them train and which measure accuracy.</summary>
/// <remarks>
/// <see cref="Path"/> says where the data are, not what they are, and is therefore not part of <see cref="SpecJson.Hash"/>. Checkpoints
/// identify their data by a hash over the properties, in this order.
/// </remarks>
public sealed record DataSpec : SpecSection
{
    [Field("Name of the dataset format."), KnownNames(nameof(SpecVocabulary.Datasets))]
    public required string Format { get; init; }

    [Field("Folder with the dataset; left out: the format's own folder under the data home.")]
    [RegularExpression("^.*\\S.*$", ErrorMessage = "a folder")]
    public string? Path { get; init; }

    [Field("Images to train on; left out: all that minival leaves."), Range(1, int.MaxValue)]
    public int? Train { get; init; }

    [Field("Images of the training set that are held out to measure accuracy."), Range(1, int.MaxValue)]
    public int Minival { get; init; } = 1000;

    [Field("Seed of the split into train and minival."), Range(0, int.MaxValue)]
    public int Seed { get; init; } = 1;
}
