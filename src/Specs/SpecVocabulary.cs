namespace NasV2.Specs;

/// <summary>The names that a host knows; null accepts every name.</summary>
/// <param name="Datasets">Names for <c>data.format</c>.</param>
/// <param name="Augmentations">Names for <c>recipe.augmentation</c>.</param>
/// <param name="Samplers">Names for <c>sampler</c>.</param>
public sealed record SpecVocabulary(
    IReadOnlyCollection<string>? Datasets, IReadOnlyCollection<string>? Augmentations, IReadOnlyCollection<string>? Samplers)
{
    /// <summary>Accepts every name, for specs that were checked when they were submitted.</summary>
    public static SpecVocabulary Any { get; } = new(null, null, null);

    /// <summary>The default options of the samplers that have some, by name.</summary>
    public IReadOnlyDictionary<string, SpecSection> SamplerOptions { get; init; } = new Dictionary<string, SpecSection>();

    /// <summary>The names of one kind in order; null where every name is accepted.</summary>
    /// <param name="kind">Name of the property that lists them.</param>
    internal IReadOnlyList<string>? Names(string kind) =>
        (IReadOnlyCollection<string>?)typeof(SpecVocabulary).GetProperty(kind)!.GetValue(this) is { } names
            ? [.. names.Order(StringComparer.Ordinal)]
            : null;
}
