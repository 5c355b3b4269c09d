using Microsoft.Extensions.DependencyInjection;
using NasV2.Search;
using NasV2.Workers;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace NasV2.Server.Observability;

/// <summary>Publishes metrics for Prometheus, and metrics and traces over OTLP where
/// <see cref="EndpointVariable"/> names a collector.</summary>
internal static class Telemetry
{
    /// <summary>OpenTelemetry's own variable for the collector's address.</summary>
    public const string EndpointVariable = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>Adds them to a member.</summary>
    /// <param name="services">The member's services.</param>
    /// <param name="member">Its name, which tells its figures from those of others.</param>
    /// <param name="isScraped">Whether it has an HTTP address for Prometheus.</param>
    public static void AddTelemetry(this IServiceCollection services, string member, bool isScraped)
    {
        var hasCollector = !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(EndpointVariable));
        var telemetry = services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("nasv2", serviceInstanceId: member))
            .WithMetrics(metrics =>
            {
                metrics.AddMeter(SearchInstruments.MeterName, WorkerInstruments.MeterName, "Microsoft.Orleans", "Npgsql");
                metrics.AddRuntimeInstrumentation().AddAspNetCoreInstrumentation();
                if (isScraped)
                    metrics.AddPrometheusExporter();
            });
        if (!hasCollector)
            return;
        telemetry.WithTracing(traces => traces
            .AddSource(WorkerInstruments.SourceName, "Microsoft.Orleans.Application", "Npgsql")
            .AddAspNetCoreInstrumentation());
        telemetry.UseOtlpExporter();
    }
}
