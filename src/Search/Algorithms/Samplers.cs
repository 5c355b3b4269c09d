namespace NasV2.Search.Algorithms;

/// <summary>The samplers that a job spec can name.</summary>
public static class Samplers
{
    private static readonly SortedDictionary<string, ISampler> Catalog = new(StringComparer.Ordinal)
    {
        ["random"] = new RandomSampler(),
    };

    /// <summary>Known names, in order.</summary>
    public static IReadOnlyCollection<string> Names => Catalog.Keys;

    /// <summary>The sampler of a name.</summary>
    /// <exception cref="ArgumentException">There is none; the message lists the known ones.</exception>
    public static ISampler Find(string name) => Catalog.TryGetValue(name, out var sampler)
        ? sampler
        : throw new ArgumentException($"There is no sampler '{name}'; known are {string.Join(", ", Names)}.", nameof(name));
}
