using NasV2.Algorithms;
using NasV2.Data;
using NasV2.Specs;

namespace NasV2.Server;

/// <summary>The names that this program can serve in a job spec.</summary>
public static class Vocabulary
{
    /// <summary>All of them.</summary>
    public static SpecVocabulary Known { get; } = new(
        DatasetFormats.Default.Names,
        [.. Augmentations.All.Keys.Order(StringComparer.Ordinal)],
        Samplers.Default.Names)
    {
        SamplerOptions = Samplers.Default.Options,
    };
}
