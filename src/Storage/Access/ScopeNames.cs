namespace NasV2.Storage;

/// <summary>Scopes as people write them.</summary>
public static class ScopeNames
{
    private static readonly Dictionary<string, AccessScope> Known = new()
    {
        ["read"] = AccessScope.Read,
        ["submit"] = AccessScope.Submit,
        ["admin"] = AccessScope.Admin,
    };

    /// <summary>All of them, from the least.</summary>
    public static IReadOnlyCollection<string> All => Known.Keys;

    /// <returns>Null for a name that is none.</returns>
    public static AccessScope? Find(string? name) => name is not null && Known.TryGetValue(name, out var scope) ? scope : null;

    public static string NameOf(AccessScope scope) => Known.Single(known => known.Value == scope).Key;
}
