using NasV2.Specs;

namespace NasV2.Algorithms;

/// <summary>A catalog of the samplers that a job spec can name.</summary>
public sealed class Samplers
{
    private readonly SortedDictionary<string, Entry> _catalog;

    private Samplers(SortedDictionary<string, Entry> catalog) => _catalog = catalog;

    /// <summary>The samplers that ship with the product.</summary>
    public static Samplers Default { get; } = new Samplers(new(StringComparer.Ordinal))
        .With("random", new RandomSampler());

    /// <summary>Known names, in order.</summary>
    public IReadOnlyCollection<string> Names => _catalog.Keys;

    /// <summary>The default options of the samplers that have some, by name.</summary>
    public IReadOnlyDictionary<string, SpecSection> Options =>
        _catalog.Where(pair => pair.Value.Options is not null).ToDictionary(pair => pair.Key, pair => pair.Value.Options!);

    /// <summary>The catalog with one more sampler, which has no options.</summary>
    public Samplers With(string name, ISampler sampler) => With(name, new Entry(null, _ => sampler));

    /// <summary>The catalog with one more sampler.</summary>
    /// <param name="name">Its name in specs.</param>
    /// <param name="create">Gives the sampler with these options.</param>
    /// <typeparam name="TOptions">Its options: a record whose properties have a <see cref="FieldAttribute"/>.</typeparam>
    public Samplers With<TOptions>(string name, Func<TOptions, ISampler> create) where TOptions : SpecSection, new() =>
        With(name, new Entry(new TOptions(), spec => create(spec.OptionsAs<TOptions>())));

    /// <summary>The sampler of a spec.</summary>
    /// <exception cref="ArgumentException">There is none of that name; the message lists the known ones.</exception>
    public ISampler Create(SamplerSpec spec)
    {
        ArgumentNullException.ThrowIfNull(spec);
        return _catalog.TryGetValue(spec.Name, out var entry)
            ? entry.Create(spec)
            : throw new ArgumentException($"There is no sampler '{spec.Name}'; known names: {string.Join(", ", Names)}.", nameof(spec));
    }

    private Samplers With(string name, Entry entry) => new(new(_catalog, StringComparer.Ordinal) { [name] = entry });

    private sealed record Entry(SpecSection? Options, Func<SamplerSpec, ISampler> Create);
}
