using System.Collections.Frozen;
using NasV2.Space;

namespace NasV2.Specs;

/// <summary>
/// Defaults that follow from other fields. They change with <see cref="SearchSpec.Defaults"/>, the generation of a spec's defaults, so that
/// a stored spec keeps its meaning: generation 0 has none of them, generation 1 constrains the presets of spaces.
/// </summary>
internal static class SpecDefaults
{
    /// <summary>Networks about as large as the backbone whose channels the space has, as the paper searches them.</summary>
    private static readonly ConstraintsSpec AsLargeAsBackbone = new()
    {
        Parameters = CostRange.Multiples(0.7, 1.3),
        Macs = CostRange.Multiples(0.5, 1.5),
    };

    private static readonly FrozenDictionary<SearchSpace, ConstraintsSpec> Constraints = new Dictionary<string, ConstraintsSpec>
    {
        ["paper-b4"] = AsLargeAsBackbone,
        ["v2-s"] = AsLargeAsBackbone,
        ["v2-b0"] = AsLargeAsBackbone,
    }.ToFrozenDictionary(pair => SearchSpaces.Find(pair.Key), pair => pair.Value);

    /// <summary>The spec with the defaults of its generation for what its document leaves out.</summary>
    /// <param name="spec">The spec; without a space where the document's is wrong.</param>
    public static SearchSpec Fill(SearchSpec spec) => spec is { Defaults: >= 1, Constraints: null, Space: { } space }
        ? spec with { Constraints = Constraints.GetValueOrDefault(space) }
        : spec;
}
