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

/// <summary>Composes a member of a cluster: a silo over the shared store, and what its role adds.</summary>
public static class MemberHost
{
    /// <summary>Builds the host; starting it waits for the store.</summary>
    /// <exception cref="SettingsException">A setting, name or address cannot be used.</exception>
    public static IHost Build(MemberOptions member)
    {
        ArgumentNullException.ThrowIfNull(member);
        if (member.IsReadOnly)
            return BuildReader(member);
        if (member.IsAlone)
            member = Embedded(member);
        var names = MemberNames.Of(member);
        var settings = MemberSettings.Read(member.SettingsFile);
        settings.Workers.IsOnlyWorker = member.IsEmbedded;
        return member.Http is { } http
            ? BuildWeb(member, names, settings, HttpAddress.EndPoint(http))
            : BuildPlain(member, names, settings);
    }

    /// <summary>A SQLite store serves one process, which then is the whole service.</summary>
    private static MemberOptions Embedded(MemberOptions member) => member is { IsHead: true, Worker: not null }
        ? member with { IsEmbedded = true, SiloPort = 0, ListenPort = null, GatewayPort = 0 }
        : throw new SettingsException([$"Cluster mode requires PostgreSQL, but the store is {member.Store}: name another with --store or NAS_STORE."]);

    private static IHost BuildReader(MemberOptions member)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        AddStore(builder.Services, member);
        builder.Services.AddSingleton(new GrainAccess(null));
        AddInProcessApi(builder.Services, DataRoots.Anywhere);
        return builder.Build();
    }

    /// <summary>Whoever runs this process could start the program of a spec by hand just as well.</summary>
    private static void AddInProcessApi(IServiceCollection services, DataRoots roots) => services
        .AddApi()
        .AddCallRules(roots, AllowedTrainers.Any)
        .AddSingleton<ICallerAccessor, LocalCallerAccessor>();

    private static void AddStore(IServiceCollection services, MemberOptions member) =>
        services.AddNasStore(new StoreOptions { Address = member.IsAlone ? $"sqlite:{member.Store.Target}" : member.Store.Target });

    private static IHost BuildPlain(MemberOptions member, MemberNames names, MemberSettings settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = AppContext.BaseDirectory });
        Configure(builder, member, names, settings);
        if (member.IsInProcess)
            AddInProcessApi(builder.Services, Roots(member, settings));
        return builder.Build();
    }

    private static WebApplication BuildWeb(MemberOptions member, MemberNames names, MemberSettings settings, IPEndPoint endpoint)
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
            if (member.Tls is { } tls)
                TlsPort.Listen(kestrel, endpoint, tls, certificate);
            else
                SinglePort.Listen(kestrel, endpoint, settings.Http.SilenceTimeout);
        });
        builder.Services.AddSingleton<IConnectionListenerFactory, HiddenListenerFactory>();
        builder.Services.AddRoutingCore();
        Configure(builder, member, names, settings);
        builder.Services.AddMemberHealth();
        var access = AccessRules.ModeOf(member, settings.Access, endpoint);
        if (member.IsHead)
            builder.Services
                .AddAccess(settings.Access, access, Roots(member, settings), Allowed(member, settings), settings.Provider)
                .AddHttpApi(settings.Http)
                .AddPages(settings.Dashboard)
                .RemoveKeyLoader();

        var app = builder.Build();
        if (member.IsHead)
        {
            app.UsePages();
            app.UseAccess();
            app.MapHttpApi();
            app.MapOpenApi();
            app.MapSignIn();
            app.MapPages();
        }

        app.MapMemberHealth();
        app.MapPrometheusScrapingEndpoint().AllowAnonymous();
        MethodRules.Check(((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints));
        if (member is { IsHead: true, AdminToken: { } token })
            app.MapAdminDashboard(token);
        return app;
    }

    private static void Configure(IHostApplicationBuilder builder, MemberOptions member, MemberNames names, MemberSettings settings)
    {
        var services = builder.Services;
        var endpoints = SiloEndpoints.Of(member);
        var tls = SiloTls.Of(settings.Certificates);
        if (!member.IsAlone)
            SiloRules.Check(endpoints, settings.Certificates, tls);
        services.AddSerilog(
            member.IsInProcess ? HostLogging.InProcess(member.LogFolder!) : HostLogging.Member(member.LogFolder, names.Silo), dispose: true);
        services.Configure<HostOptions>(options =>
        {
            // Health answers while the silo waits for the store.
            options.ServicesStartConcurrently = true;
            options.ShutdownTimeout = TimeSpan.FromSeconds(30);
        });
        AddStore(services, member);
        services.AddSingleton<EmbeddedGate>();
        services.AddSingleton(provider => new GrainAccess(provider.GetRequiredService<IGrainFactory>()));
        services.AddMember(
            settings.Search,
            settings.Workers,
            Confined(member.Worker?.Trainer, Roots(member, settings)),
            Allowed(member, settings),
            JobEnvironment(member, Roots(member, settings)));
        services.AddSingleton(settings.Cluster);
        if (member.Worker?.Checkpoints is { } checkpoints)
            services.AddSingleton(OpenCheckpoints(checkpoints)).AddSingleton<CheckpointCleaner>();
        services.AddTelemetry(names.Silo, isScraped: member.Http is not null);
        builder.UseOrleans(silo => SiloSetup.Configure(silo, member, names, endpoints, settings.Cluster, tls));
        // Registered after the silo: hosted services stop in reverse order.
        if (member is { IsHead: true, IsInProcess: false })
            services.AddHostedService<JobKeeper>();
        if (member.Worker is { } worker)
            services
                .AddSingleton(provider => ActivatorUtilities.CreateInstance<WorkerAgent>(provider, names.Worker!, worker))
                .AddHostedService(provider => provider.GetRequiredService<WorkerAgent>());
    }

    private static DataRoots Roots(MemberOptions member, MemberSettings settings) =>
        settings.Data.Roots.Count > 0 ? new(settings.Data.Roots)
        : member is { IsEmbedded: false, DataFolder: { } folder } ? new([folder])
        : DataRoots.Anywhere;

    private static AllowedTrainers Allowed(MemberOptions member, MemberSettings settings)
    {
        if (member.IsInProcess)
            return AllowedTrainers.Any;
        try
        {
            return AllowedTrainers.Of([.. settings.Trainers.Allowed, .. member.AllowedTrainers]);
        }
        catch (FormatException exception)
        {
            throw new SettingsException([$"Setting trainers.allowed (or option --allow-trainer) contains an invalid command: {exception.Message}"]);
        }
    }

    private static Dictionary<string, string> JobEnvironment(MemberOptions member, DataRoots roots)
    {
        var environment = new Dictionary<string, string> { [DataRoots.Variable] = roots.ToText() };
        if (member.DataFolder is { } folder)
            environment[JobTrainers.DataHomeVariable] = folder;
        return environment;
    }

    /// <summary>Tells trainers where data may lie.</summary>
    private static Func<string, TrainerCommand>? Confined(Func<string, TrainerCommand>? trainer, DataRoots roots) => trainer is null ? null : device =>
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
