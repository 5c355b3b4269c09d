using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NasV2.Data;
using NasV2.Server.Access;
using NasV2.Server.Access.Browsers;
using NasV2.Server.Api;
using NasV2.Server.Health;
using NasV2.Server.Http;
using NasV2.Server.Observability;
using NasV2.Server.OpenApi;
using NasV2.Server.Pages;
using NasV2.Server.Settings;
using NasV2.Server.Tls;
using NasV2.Storage;
using NasV2.Workers.Checkpoints;
using NasV2.Workers.Supervision;
using Serilog;

namespace NasV2.Server.Hosting;

/// <summary>Composes a node of a cluster: a silo over the shared store, and what its role adds.</summary>
public static class NodeHost
{
    /// <summary>Builds the host; starting it waits for the store.</summary>
    /// <exception cref="SettingsException">A setting, name or address cannot be used.</exception>
    public static IHost Build(NodeOptions node)
    {
        ArgumentNullException.ThrowIfNull(node);
        if (node.IsReadOnly)
            return BuildReader(node);
        if (node.IsAlone)
            node = Embedded(node);
        var names = NodeNames.Create(node);
        var settings = NodeSettings.Read(node.SettingsFile);
        settings.Workers.IsOnlyWorker = node.IsEmbedded;
        return node.Http is { } http
            ? BuildWeb(node, names, settings, HttpAddress.EndPoint(http))
            : BuildPlain(node, names, settings);
    }

    /// <summary>A SQLite store serves one process, which then is the whole service.</summary>
    private static NodeOptions Embedded(NodeOptions node) => node is { IsHead: true, Worker: not null }
        ? node with { IsEmbedded = true, SiloPort = 0, ListenPort = null, GatewayPort = 0 }
        : throw new SettingsException(
            [$"Cluster mode requires PostgreSQL, but the store is {node.Store}: name another with --store or NAS_STORE."]);

    private static IHost BuildReader(NodeOptions node)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        AddStore(builder.Services, node);
        builder.Services.AddSingleton(new GrainAccess(null));
        AddInProcessApi(builder.Services, DataRoots.Anywhere);
        return builder.Build();
    }

    /// <summary>The user of this process could start the program of a spec by hand as well.</summary>
    private static void AddInProcessApi(IServiceCollection services, DataRoots roots) => services
        .AddApi()
        .AddCallRules(roots, AllowedTrainers.Any)
        .AddSingleton<ICallerAccessor, LocalCallerAccessor>();

    private static void AddStore(IServiceCollection services, NodeOptions node) =>
        services.AddNasStore(new StoreOptions { Address = node.IsAlone ? $"sqlite:{node.Store.Target}" : node.Store.Target });

    private static IHost BuildPlain(NodeOptions node, NodeNames names, NodeSettings settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = AppContext.BaseDirectory });
        Configure(builder, node, names, settings);
        if (node.IsInProcess)
            AddInProcessApi(builder.Services, Roots(node, settings));
        return builder.Build();
    }

    private static WebApplication BuildWeb(NodeOptions node, NodeNames names, NodeSettings settings, IPEndPoint endpoint)
    {
        FreePort.Check(endpoint, "--http");
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        var certificate = new OwnCertificate();
        builder.Services.AddSingleton(certificate);
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            settings.Http.Apply(kestrel.Limits);
            if (node.Tls is { } tls)
                TlsPort.Listen(kestrel, endpoint, tls, certificate);
            else
                SinglePort.Listen(kestrel, endpoint, settings.Http.SilenceTimeout);
        });
        builder.Services.AddSingleton<IConnectionListenerFactory, HiddenListenerFactory>();
        builder.Services.AddRoutingCore();
        Configure(builder, node, names, settings);
        builder.Services.AddNodeHealth();
        var access = AccessRules.ModeOf(node, settings.Access, endpoint);
        if (node.IsHead)
            builder.Services
                .AddAccess(settings.Access, access, Roots(node, settings), Allowed(node, settings), settings.Provider)
                .AddHttpApi(settings.Http)
                .AddPages(settings.Dashboard)
                .RemoveKeyLoader();

        var app = builder.Build();
        if (node.IsHead)
        {
            app.UsePages();
            app.UseAccess();
            app.MapHttpApi();
            app.MapOpenApi();
            app.MapSignIn();
            app.MapPages();
        }

        app.MapNodeHealth();
        app.MapPrometheusScrapingEndpoint().AllowAnonymous();
        MethodRules.Check(((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints));
        if (node is { IsHead: true, AdminToken: { } token })
            app.MapAdminDashboard(token);
        return app;
    }

    private static void Configure(IHostApplicationBuilder builder, NodeOptions node, NodeNames names, NodeSettings settings)
    {
        var services = builder.Services;
        var endpoints = SiloEndpoints.Create(node);
        var tls = SiloTls.Load(settings.Certificates);
        if (!node.IsAlone)
            SiloRules.Check(endpoints, settings.Certificates, tls);
        services.AddSerilog(
            node.IsInProcess ? HostLogging.InProcess(node.LogFolder!) : HostLogging.Node(node.LogFolder, names.Silo), dispose: true);
        services.Configure<HostOptions>(options =>
        {
            // Health answers while the silo waits for the store.
            options.ServicesStartConcurrently = true;
            options.ShutdownTimeout = TimeSpan.FromSeconds(30);
        });
        AddStore(services, node);
        services.AddSingleton<EmbeddedStoreStartup>();
        services.AddSingleton(provider => new GrainAccess(provider.GetRequiredService<IGrainFactory>()));
        services.AddNode(
            settings.Search,
            settings.Workers,
            Confined(node.Worker?.Trainer, Roots(node, settings)),
            Allowed(node, settings),
            JobEnvironment(node, Roots(node, settings)));
        services.AddSingleton(settings.Cluster);
        if (node.Worker?.Checkpoints is { } checkpoints)
            services.AddSingleton(OpenCheckpoints(checkpoints)).AddSingleton<CheckpointCleaner>();
        services.AddTelemetry(names.Silo, isScraped: node.Http is not null);
        builder.UseOrleans(silo => SiloSetup.Configure(silo, node, names, endpoints, settings.Cluster, tls));
        // Registered after the silo: hosted services stop in reverse order.
        if (node is { IsHead: true, IsInProcess: false })
            services.AddHostedService<CoordinatorWatchdog>();
        if (node.Worker is { } worker)
            services
                .AddSingleton(provider => ActivatorUtilities.CreateInstance<WorkerHostedService>(provider, names.Worker!, worker))
                .AddHostedService(provider => provider.GetRequiredService<WorkerHostedService>());
    }

    private static DataRoots Roots(NodeOptions node, NodeSettings settings) =>
        settings.Data.Roots.Count > 0 ? new(settings.Data.Roots)
        : node is { IsEmbedded: false, DataFolder: { } folder } ? new([folder])
        : DataRoots.Anywhere;

    private static AllowedTrainers Allowed(NodeOptions node, NodeSettings settings)
    {
        if (node.IsInProcess)
            return AllowedTrainers.Any;
        try
        {
            return AllowedTrainers.Parse([.. settings.Trainers.Allowed, .. node.AllowedTrainers]);
        }
        catch (FormatException exception)
        {
            throw new SettingsException(
                [$"Setting trainers.allowed (or option --allow-trainer) contains an invalid command: {exception.Message}"]);
        }
    }

    private static Dictionary<string, string> JobEnvironment(NodeOptions node, DataRoots roots)
    {
        var environment = new Dictionary<string, string> { [DataRoots.Variable] = roots.ToText() };
        if (node.DataFolder is { } folder)
            environment[JobTrainers.DataHomeVariable] = folder;
        return environment;
    }

    /// <summary>Tells trainers where data may lie.</summary>
    private static Func<string,
    TrainerCommand>? Confined(Func<string, TrainerCommand>? trainer, DataRoots roots) => trainer is null ? null : device =>
    {
        var command = trainer(device);
        return command with { Environment = new Dictionary<string, string>(command.Environment) { [DataRoots.Variable] = roots.ToText() } };
    };

    private static ICheckpointStore OpenCheckpoints(string address)
    {
        try
        {
            return CheckpointStores.Open(address);
        }
        catch (CheckpointStoreException exception)
        {
            throw new SettingsException([$"--checkpoints is '{address}', which cannot be used: {exception.Message}"]);
        }
    }
}
