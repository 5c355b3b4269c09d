namespace NasV2.Space;

/// <summary>Looks up names that people type.</summary>
internal static class Catalog
{
    /// <exception cref="KeyNotFoundException">The name is unknown; the message gives the nearest and all known names.</exception>
    public static T Find<T>(IReadOnlyDictionary<string, T> catalog, string name, string kind)
    {
        if (catalog.TryGetValue(name, out var found))
            return found;
        var known = catalog.Keys.Order(StringComparer.Ordinal).ToList();
        var suggestion = Spelling.Nearest(name, known) is { } nearest ? $" Did you mean '{nearest}'?" : "";
        throw new KeyNotFoundException($"There is no {kind} named '{name}'.{suggestion} Known names: {string.Join(", ", known)}.");
    }
}
