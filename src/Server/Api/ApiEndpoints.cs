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
    /// <summary>What every call passes, over a network or in process; outermost first.</summary>
    public static IReadOnlyList<Type> Interceptors { get; } =
        [typeof(TurnInterceptor), typeof(AuditInterceptor), typeof(BudgetInterceptor), typeof(ErrorInterceptor), typeof(TextInterceptor)];

    /// <summary>Adds what the services are made of, however they are called.</summary>
    public static IServiceCollection AddApi(this IServiceCollection services) => services
        .AddSingleton<SearchFeeds>()
        .AddSingleton<SearchReader>()
        .AddSingleton<SearchSubmission>()
        .AddSingleton<SearchWatch>()
        .AddSingleton<SearchLog>()
        .AddSingleton<SearchEstimate>()
        .AddSingleton(ExportFormats.Default)
        .AddSingleton<ArchitectureExport>();

    /// <summary>Adds the services as gRPC and JSON over HTTP.</summary>
    public static IServiceCollection AddHttpApi(this IServiceCollection services, HttpLimits limits)
    {
        services.AddApi();
        services.AddGrpc(options =>
        {
            options.MaxReceiveMessageSize = limits.MessageBytes;
            options.Interceptors.Add<UnreadableMessages>();
            foreach (var interceptor in Interceptors)
                options.Interceptors.Add(interceptor);
        }).AddJsonTranscoding(
            // Refusals carry details, which JSON can only write when it knows their types.
            json => json.TypeRegistry = TypeRegistry.FromMessages(BadRequest.Descriptor, RetryInfo.Descriptor));
        services.AddGrpcReflection();
        services.AddGrpcHealthChecks();
        return services;
    }

    public static void MapHttpApi(this IEndpointRouteBuilder endpoints)
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
