using Google.Protobuf.Reflection;
using Google.Rpc;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using NasV2.Server.Access;
using NasV2.Server.Api.Feeds;
using NasV2.Server.Api.Services;
using NasV2.Server.Http;
using NasV2.Space;

namespace NasV2.Server.Api;

/// <summary>The gRPC interface: searches, gRPC's own health service, and reflection for tools.</summary>
internal static class ApiEndpoints
{
    public static IServiceCollection AddSearchApi(this IServiceCollection services, HttpLimits limits)
    {
        services.AddSingleton<SearchFeeds>();
        services.AddSingleton<SearchReader>();
        services.AddSingleton<SearchSubmission>();
        services.AddSingleton<SearchWatch>();
        services.AddSingleton<SearchLog>();
        services.AddSingleton<SearchEstimate>();
        services.AddSingleton(ExportFormats.Default);
        services.AddSingleton<ArchitectureExport>();
        services.AddGrpc(options =>
        {
            options.MaxReceiveMessageSize = limits.MessageBytes;
            options.Interceptors.Add<UnreadableMessages>();
            options.Interceptors.Add<TurnInterceptor>();
            options.Interceptors.Add<AuditInterceptor>();
            options.Interceptors.Add<BudgetInterceptor>();
            options.Interceptors.Add<ErrorInterceptor>();
            options.Interceptors.Add<TextInterceptor>();
        }).AddJsonTranscoding(
            // Refusals carry details, which JSON can only write when it knows their types.
            json => json.TypeRegistry = TypeRegistry.FromMessages(BadRequest.Descriptor, RetryInfo.Descriptor));
        services.AddGrpcReflection();
        services.AddGrpcHealthChecks();
        return services;
    }

    public static void MapSearchApi(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGrpcService<SearchApi>().Add(UnreadableMessages.Explain);
        endpoints.MapGrpcService<SpecApi>().Add(UnreadableMessages.Explain);
        endpoints.MapGrpcService<TrialApi>().Add(UnreadableMessages.Explain);
        endpoints.MapGrpcService<ArchitectureApi>().Add(UnreadableMessages.Explain);
        endpoints.MapGrpcService<WorkerApi>().Add(UnreadableMessages.Explain);
        endpoints.MapGrpcReflectionService();
        endpoints.MapGrpcHealthChecksService();
    }
}
