namespace NasV2.Workers.Checkpoints;

/// <summary>A place in S3-compatible storage, as <c>bucket/prefix?endpoint=…&amp;region=…&amp;pathStyle=…</c>.</summary>
/// <param name="Bucket">The bucket.</param>
/// <param name="Prefix">What all keys begin with: empty, or ending in a slash.</param>
/// <param name="Endpoint">Address of the service; null for AWS.</param>
/// <param name="Region">Region; null for the one that the SDK finds, and <c>us-east-1</c> at an endpoint of one's own.</param>
/// <param name="PathStyle">Whether paths name the bucket, instead of host names; by default at an endpoint of one's own only.</param>
public sealed record S3Address(string Bucket, string Prefix, Uri? Endpoint, string? Region, bool PathStyle)
{
    private static readonly string[] Settings = ["endpoint", "pathStyle", "region"];

    /// <summary>Reads the part of the address after <c>s3://</c>.</summary>
    /// <exception cref="CheckpointStoreException">It is not such an address.</exception>
    public static S3Address Parse(string place)
    {
        ArgumentNullException.ThrowIfNull(place);
        var (path, query) = Cut(place, '?');
        var (bucket, prefix) = Cut(path, '/');
        if (bucket.Length == 0)
            throw Wrong(place, "the bucket is missing");

        var settings = query.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(setting => Cut(setting, '=')).ToList();
        if (settings.Find(setting => !Settings.Contains(setting.Head)) is { Head: { } unknown })
            throw Wrong(place, $"there is no '{unknown}'; known are {string.Join(", ", Settings)}");
        var endpoint = Setting("endpoint") is { } address ? Http(address) : null;
        var pathStyle = Setting("pathStyle") is { } style ? ParseBoolean(style) : endpoint is not null;
        var trimmed = prefix.Trim('/');
        return new S3Address(bucket, trimmed.Length == 0 ? "" : trimmed + "/", endpoint, Setting("region"), pathStyle);

        string? Setting(string name) =>
            settings.Find(setting => setting.Head == name).Tail is { } value ? Uri.UnescapeDataString(value) : null;

        Uri Http(string address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
            ? uri
            : throw Wrong(place, $"the endpoint '{address}' is not an address with http:// or https://");

        bool ParseBoolean(string word) => bool.TryParse(word, out var value)
            ? value
            : throw Wrong(place, $"pathStyle is '{word}'; expected true or false");
    }

    private static (string Head, string Tail) Cut(string text, char at)
    {
        var place = text.IndexOf(at, StringComparison.Ordinal);
        return place < 0 ? (text, "") : (text[..place], text[(place + 1)..]);
    }

    private static CheckpointStoreException Wrong(string place, string reason) =>
        new($"The checkpoint store's address s3://{place} is wrong: {reason}.");
}
