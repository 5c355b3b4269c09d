using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using NasV2.Server.Access;
using NasV2.Server.Http;

namespace NasV2.Server.Api;

/// <summary>The gRPC interface: searches, gRPC's own health service, and reflection for tools.</summary>
internal static class ApiEndpoints
{
    public static IServiceCollection AddSearchApi(this IServiceCollection services, HttpLimits limits)
    {
        services.AddSingleton<SearchSubmission>();
        services.AddSingleton<SearchReader>();
        services.AddGrpc(options =>
        {
            options.MaxReceiveMessageSize = limits.MessageBytes;
            options.Interceptors.Add<TurnInterceptor>();
            options.Interceptors.Add<AuditInterceptor>();
            options.Interceptors.Add<BudgetInterceptor>();
            options.Interceptors.Add<ErrorInterceptor>();
        });
        services.AddGrpcReflection();
        services.AddGrpcHealthChecks();
        return services;
    }

    public static void MapSearchApi(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGrpcService<SearchesService>();
        endpoints.MapGrpcReflectionService();
        endpoints.MapGrpcHealthChecksService();
    }
}
