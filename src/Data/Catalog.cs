using System.Collections.Frozen;

namespace NasV2.Data;

/// <summary>Looks a name up and answers an unknown one with the list of known ones.</summary>
internal static class Catalog
{
    public static T Get<T>(FrozenDictionary<string, T> entries, string name, string kind) =>
        entries.TryGetValue(name, out var entry)
            ? entry
            : throw new DatasetException(
                $"There is no {kind} '{name}', expected one of {string.Join(", ", entries.Keys.Order(StringComparer.Ordinal))}.");
}
