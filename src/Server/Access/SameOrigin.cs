using Microsoft.AspNetCore.Http;

namespace NasV2.Server.Access;

/// <summary>Tells requests that another website made a browser send: all that change something, and
/// WebSockets, name their origin.</summary>
internal static class SameOrigin
{
    /// <summary>Whether the origin, where one is named, is where the request went: host and port, for behind a proxy
    /// the scheme may be another.</summary>
    public static bool Allows(HttpRequest request)
    {
        var origin = request.Headers.Origin.ToString();
        return origin.Length == 0
            || (Uri.TryCreate(origin, UriKind.Absolute, out var uri)
                && HostString.FromUriComponent(uri) is var named
                && named.Host.Equals(request.Host.Host, StringComparison.OrdinalIgnoreCase)
                // A browser names no port where it is the scheme's own.
                && (named.Port ?? uri.Port) == (request.Host.Port ?? DefaultPort(uri)));
    }

    private static int DefaultPort(Uri uri) => uri.Scheme == Uri.UriSchemeHttps ? 443 : 80;
}
