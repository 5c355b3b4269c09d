using System.Collections.Frozen;

namespace NasV2.Specs;

/// <summary>The recipes that ship with the product, by name; their documents say what they follow.</summary>
public static class RecipePresets
{
    private const string Prefix = "recipes/";
    private const string Suffix = ".yaml";

    /// <summary>The documents, by name.</summary>
    public static FrozenDictionary<string, string> Documents { get; } = typeof(RecipePresets).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
        .ToFrozenDictionary(name => name[Prefix.Length..^Suffix.Length], ReadResource);

    /// <summary>Names, in order.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Documents.Keys.Order(StringComparer.Ordinal)];

    private static string ReadResource(string name)
    {
        using var reader = new StreamReader(typeof(RecipePresets).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
