using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NasV2.Cluster;
using NasV2.Server.Observability;
using NasV2.Server.Placement;
using NasV2.Server.Settings;
using NasV2.Server.Tls;
using Orleans.Configuration;
using Orleans.Dashboard;
using Orleans.Serialization;

namespace NasV2.Server.Hosting;

/// <summary>Makes a process a silo of the cluster.</summary>
internal static class SiloSetup
{
    private const string ClusterName = "nasv2";

    public static void Configure(
        ISiloBuilder silo, NodeOptions node, NodeNames names, EndpointOptions endpoints, ClusterTimings timings, SiloTls? tls)
    {
        if (node.IsAlone)
            // No other process joins, so any free port will do; gateway port 0 means there is no gateway.
            silo.UseLocalhostClustering(endpoints.SiloPort, gatewayPort: 0, serviceId: ClusterName, clusterId: ClusterName);
        else
            Join(silo, node, endpoints, timings, tls);
        silo.AddNasPlacement(names.Silo);
        Common(silo);
        silo.Services.AddSingleton<StoreReadiness>();
        if (node.IsAlone)
            silo.Services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(
                services => services.GetRequiredService<EmbeddedStoreStartup>());
        else
            silo.Services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(services => services.GetRequiredService<StoreReadiness>());
        silo.Services.Replace(ServiceDescriptor.Singleton<IFatalErrorHandler, FatalErrorHandler>());
        // Orleans places the dashboard's grains on any node, so all of them need its services.
        if (node.AdminToken is not null)
            DeferredHostedService.Delay(silo.Services, () => silo.AddDashboard(options => options.HideTrace = true));
    }

    private static void Join(ISiloBuilder silo, NodeOptions node, EndpointOptions endpoints, ClusterTimings timings, SiloTls? tls)
    {
        silo.Configure<ClusterOptions>(options => options.ClusterId = options.ServiceId = ClusterName);
        silo.Configure<EndpointOptions>(options => endpoints.CopyTo(options));
        silo.Configure<ClusterMembershipOptions>(options => Apply(timings, options));
        silo.UseAdoNetClustering(options =>
        {
            options.Invariant = "Npgsql";
            options.ConnectionString = node.Store.Target;
        });
        if (tls is not null)
            SiloTlsMiddleware.AddTo(silo, tls);
        if (node.UsesKubernetes)
            silo.UseKubernetesHosting();
    }

    /// <summary>What every silo has, that of the embedded service too.</summary>
    public static void Common(ISiloBuilder silo)
    {
        silo.AddIncomingGrainCallFilter<LogScopeFilter>();
        silo.AddActivityPropagation();
        silo.Services.AddDomainSerialization();
        // So that a caller on another node sees which of our exceptions it was.
        silo.Services.Configure<ExceptionSerializationOptions>(options => options.SupportedNamespacePrefixes.Add("NasV2"));
    }

    private static void Apply(ClusterTimings timings, ClusterMembershipOptions options)
    {
        options.ProbeTimeout = timings.ProbeTimeout;
        options.NumMissedProbesLimit = timings.MissedProbes;
        options.IAmAliveTablePublishTimeout = timings.IAmAlivePeriod;
        // Gossip tells of changes at once; this is for nodes that it did not reach.
        options.TableRefreshTimeout = timings.IAmAlivePeriod;
        options.DefunctSiloExpiration = timings.DefunctRowsKept;
        options.DefunctSiloCleanupPeriod = timings.DefunctRowsKept / 4;
    }
}
