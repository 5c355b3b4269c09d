using System.Globalization;
using Grpc.Core;
using Microsoft.AspNetCore.Http;

namespace NasV2.Server.Access;

/// <summary>Why a call does not come in, as gRPC or as HTTP, whichever the caller speaks.</summary>
/// <param name="Code">The status.</param>
/// <param name="Message">A sentence for people.</param>
/// <param name="RetryAfter">When it may come again; null where waiting does not help.</param>
internal sealed record Refusal(StatusCode Code, string Message, TimeSpan? RetryAfter = null)
{
    private static readonly Dictionary<StatusCode, int> HttpCodes = new()
    {
        [StatusCode.InvalidArgument] = StatusCodes.Status400BadRequest,
        [StatusCode.Unauthenticated] = StatusCodes.Status401Unauthorized,
        [StatusCode.PermissionDenied] = StatusCodes.Status403Forbidden,
        [StatusCode.ResourceExhausted] = StatusCodes.Status429TooManyRequests,
        [StatusCode.Unavailable] = StatusCodes.Status503ServiceUnavailable,
    };

    public static bool IsGrpc(HttpRequest request) =>
        request.ContentType?.StartsWith("application/grpc", StringComparison.OrdinalIgnoreCase) == true;

    public Task WriteAsync(HttpContext context)
    {
        var response = context.Response;
        if (RetryAfter is { } pause)
            response.Headers.RetryAfter = Math.Max(1, Math.Ceiling(pause.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        return IsGrpc(context.Request) ? WriteGrpcAsync(response) : WriteJsonAsync(response);
    }

    /// <summary>A gRPC answer without messages carries its status where others have their headers.</summary>
    private Task WriteGrpcAsync(HttpResponse response)
    {
        response.StatusCode = StatusCodes.Status200OK;
        response.ContentType = "application/grpc";
        response.Headers["grpc-status"] = ((int)Code).ToString(CultureInfo.InvariantCulture);
        response.Headers["grpc-message"] = Uri.EscapeDataString(Message);
        return Task.CompletedTask;
    }

    private Task WriteJsonAsync(HttpResponse response)
    {
        response.StatusCode = HttpCodes[Code];
        if (Code == StatusCode.Unauthenticated)
            response.Headers.WWWAuthenticate = "Bearer realm=\"nasv2\"";
        response.Headers.CacheControl = "no-store";
        // As google.rpc.Status, which transcoded calls answer with too.
        return response.WriteAsJsonAsync(new { code = (int)Code, message = Message, details = Array.Empty<object>() });
    }
}
