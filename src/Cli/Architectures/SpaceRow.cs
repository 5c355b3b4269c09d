using System.Text.Json.Nodes;
using NasV2.Space;

namespace NasV2.Cli.Architectures;

/// <summary>A search space in a list.</summary>
/// <param name="Members">The number of architectures, a whole number of any length.</param>
/// <param name="ReferenceName">The reference's published name; null where it has none.</param>
/// <param name="Reference">The reference's canonical string.</param>
internal sealed record SpaceRow(
    string Name, string Description, JsonNode Members, int Stages, int ProxyResolution, string? ReferenceName, string Reference)
{
    /// <summary>All presets by name.</summary>
    public static IReadOnlyList<SpaceRow> InOrder { get; } =
        [.. SearchSpaces.All.Values.OrderBy(space => space.Name, StringComparer.Ordinal).Select(Create)];

    private static SpaceRow Create(SearchSpace space) => new(
        space.Name,
        space.Description,
        JsonNode.Parse($"{space.Size}")!,
        space.Stages.Length,
        space.ProxyResolution,
        NamedArchitectures.All.Values.FirstOrDefault(named => named.Architecture == space.Reference)?.Name,
        space.Reference.Canonical);
}
