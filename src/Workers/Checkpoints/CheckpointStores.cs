namespace NasV2.Workers.Checkpoints;

/// <summary>The kinds of checkpoint store, by the scheme of their address.</summary>
public static class CheckpointStores
{
    private const string SchemeEnd = "://";

    private static readonly SortedDictionary<string, Func<string, ICheckpointStore>> Catalog = new(StringComparer.Ordinal)
    {
        ["file"] = place => new FolderCheckpointStore(place),
        ["s3"] = place => new S3CheckpointStore(S3Address.Parse(place)),
    };

    /// <summary>The store of an address; it is not looked at yet.</summary>
    /// <param name="address">A folder's path, <c>file:///folder</c>, or <c>s3://bucket/prefix?endpoint=…&amp;region=…</c>.</param>
    /// <exception cref="CheckpointStoreException">There is no such kind; the message lists the known ones.</exception>
    public static ICheckpointStore Open(string address)
    {
        ArgumentNullException.ThrowIfNull(address);
        var end = address.IndexOf(SchemeEnd, StringComparison.Ordinal);
        if (end < 0)
            return new FolderCheckpointStore(address);
        var scheme = address[..end];
        var known = string.Join(", ", Catalog.Keys.Select(kind => kind + SchemeEnd));
        return Catalog.TryGetValue(scheme, out var open)
            ? open(address[(end + SchemeEnd.Length)..])
            : throw new CheckpointStoreException(
                $"There is no checkpoint store '{scheme}{SchemeEnd}'; known are a folder's path, {known}.");
    }
}
