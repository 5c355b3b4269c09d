using System.Collections.Concurrent;
using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;

namespace NasV2.Dashboard.Hosting;

/// <summary>Scripts, styles and the font, out of this assembly, each under an address that changes with its content.</summary>
internal sealed class AssetFiles
{
    public const string Path = "/_nas/assets/";

    private static readonly Dictionary<string, string> Types = new()
    {
        [".js"] = "text/javascript",
        [".css"] = "text/css",
        [".woff2"] = "font/woff2",
        [".svg"] = "image/svg+xml",
        [".txt"] = "text/plain",
    };

    private readonly ConcurrentDictionary<string, Asset?> _assets = new();

    /// <summary>Address of an asset.</summary>
    public string this[string name] => $"{Path}{name}?v={Find(name)!.Hash}";

    public async Task ServeAsync(string name, HttpContext context)
    {
        var response = context.Response;
        if (Find(name) is not { } asset)
        {
            response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var isCurrent = context.Request.Query["v"] == asset.Hash;
        response.ContentType = asset.Type;
        response.Headers.CacheControl = isCurrent ? "public, max-age=31536000, immutable" : "no-cache";
        var content = asset.Content;
        if (asset.Compressed is { } compressed
            && context.Request.Headers.AcceptEncoding.ToString().Contains("br", StringComparison.Ordinal))
        {
            response.Headers.ContentEncoding = "br";
            response.Headers.Vary = "Accept-Encoding";
            content = compressed.Value;
        }

        response.ContentLength = content.Length;
        await response.Body.WriteAsync(content, context.RequestAborted);
    }

    private Asset? Find(string name) => _assets.GetOrAdd(name, Read);

    private static Asset? Read(string name)
    {
        using var stream = typeof(AssetFiles).Assembly.GetManifestResourceStream("assets/" + name);
        if (stream is null || !Types.TryGetValue(System.IO.Path.GetExtension(name), out var type))
            return null;
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        var content = memory.ToArray();
        var hash = Convert.ToHexStringLower(SHA256.HashData(content))[..12];
        return new Asset(
            type, hash, content, type.StartsWith("font/", StringComparison.Ordinal) ? null : new Lazy<byte[]>(() => Compress(content)));
    }

    private static byte[] Compress(byte[] content)
    {
        using var memory = new MemoryStream();
        using (var brotli = new BrotliStream(memory, CompressionLevel.Optimal))
            brotli.Write(content);
        return memory.ToArray();
    }

    private sealed record Asset(string Type, string Hash, byte[] Content, Lazy<byte[]>? Compressed);
}
