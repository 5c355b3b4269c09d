using System.Net;
using Grpc.Core;
using Microsoft.AspNetCore.Http;

namespace NasV2.Server.Access;

/// <summary>
/// Keeps other websites out of a service that asks for no token: a name of theirs that leads to this machine (DNS rebinding) is not a
/// loopback name, and what their pages make a browser send names their origin.
/// </summary>
internal sealed class LoopbackMiddleware(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (!IsLoopback(request.Host.Host))
            return new Refusal(
                StatusCode.PermissionDenied,
                "This service asks for no token, so it answers only under a loopback name: http://127.0.0.1, "
                    + "http://[::1] or http://localhost.").WriteAsync(context);
        if (!SameOrigin.Allows(request))
            return new Refusal(StatusCode.PermissionDenied, "The request comes from another website.").WriteAsync(context);
        return next(context);
    }

    private static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
