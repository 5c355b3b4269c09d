using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace NasV2.Server.Health;

/// <summary><c>/health/live</c>: the process runs. <c>/health/ready</c>: it is an active member and its store answers;
/// else 503 with the reasons.</summary>
internal static class HealthEndpoints
{
    private const string Ready = "ready";

    public static IHealthChecksBuilder AddNodeHealth(this IServiceCollection services) => services.AddHealthChecks()
        .AddCheck<SiloCheck>("silo", tags: [Ready])
        .AddCheck<StoreCheck>("store", tags: [Ready]);

    public static void MapNodeHealth(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false, ResponseWriter = WriteAsync })
            .AllowAnonymous();
        endpoints.MapHealthChecks(
            "/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains(Ready), ResponseWriter = WriteAsync })
            .AllowAnonymous();
    }

    private static Task WriteAsync(HttpContext context, HealthReport report) => context.Response.WriteAsJsonAsync(
        new Answer(report.Status.ToString(), report.Entries.ToDictionary(entry => entry.Key, entry => entry.Value.Description)),
        context.RequestAborted);

    private sealed record Answer(string Status, IReadOnlyDictionary<string, string?> Checks);
}
