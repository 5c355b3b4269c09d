namespace NasV2.Space;

/// <summary>Looks up names that people type.</summary>
internal static class Catalog
{
    private const int MostEdits = 3;

    /// <exception cref="KeyNotFoundException">The name is unknown; the message gives the nearest and all known names.</exception>
    public static T Find<T>(IReadOnlyDictionary<string, T> catalog, string name, string kind)
    {
        if (catalog.TryGetValue(name, out var found))
            return found;
        var known = catalog.Keys.Order(StringComparer.Ordinal).ToList();
        var nearest = known.Where(key => Edits(key, name) <= MostEdits).MinBy(key => Edits(key, name));
        var suggestion = nearest is null ? "" : $" Did you mean '{nearest}'?";
        throw new KeyNotFoundException($"There is no {kind} named '{name}'.{suggestion} Known names: {string.Join(", ", known)}.");
    }

    /// <summary>The Levenshtein distance, ignoring case.</summary>
    private static int Edits(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 0; i < left.Length; i++)
        {
            var diagonal = row[0]++;
            for (var j = 0; j < right.Length; j++)
            {
                var substitution = diagonal + (char.ToLowerInvariant(left[i]) == char.ToLowerInvariant(right[j]) ? 0 : 1);
                diagonal = row[j + 1];
                row[j + 1] = Math.Min(substitution, Math.Min(row[j], diagonal) + 1);
            }
        }

        return row[^1];
    }
}
