using Grpc.Core;
using Microsoft.AspNetCore.Http;

namespace NasV2.Dashboard.Hosting;

/// <summary>What the services refuse, as HTTP says it.</summary>
internal static class Answers
{
    private static readonly Dictionary<StatusCode, int> Codes = new()
    {
        [StatusCode.InvalidArgument] = StatusCodes.Status400BadRequest,
        [StatusCode.Unauthenticated] = StatusCodes.Status401Unauthorized,
        [StatusCode.PermissionDenied] = StatusCodes.Status403Forbidden,
        [StatusCode.NotFound] = StatusCodes.Status404NotFound,
        [StatusCode.FailedPrecondition] = StatusCodes.Status409Conflict,
        [StatusCode.Unavailable] = StatusCodes.Status503ServiceUnavailable,
    };

    public static Task ProblemAsync(HttpContext context, RpcException exception)
    {
        if (context.Response.HasStarted)
        {
            context.Abort();
            return Task.CompletedTask;
        }

        context.Response.StatusCode = Codes.GetValueOrDefault(exception.StatusCode, StatusCodes.Status500InternalServerError);
        context.Response.ContentType = "text/plain";
        return context.Response.WriteAsync(exception.Status.Detail, context.RequestAborted);
    }
}
