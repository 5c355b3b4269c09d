using Microsoft.AspNetCore.Http;

namespace NasV2.Server.Access;

/// <summary>Tells requests that another website made a browser send: all that change something, and WebSockets, name their origin.</summary>
internal static class SameOrigin
{
    public static bool Allows(HttpRequest request)
    {
        var origin = request.Headers.Origin.ToString();
        // Behind a proxy the scheme may be another one; the host may not.
        return origin.Length == 0
            || (Uri.TryCreate(origin, UriKind.Absolute, out var uri)
                && HostString.FromUriComponent(uri) is var named
                && named.Host.Equals(request.Host.Host, StringComparison.OrdinalIgnoreCase)
                && (request.Host.Port is null || named.Port == request.Host.Port || (named.Port is null && uri.Port == request.Host.Port)));
    }
}
