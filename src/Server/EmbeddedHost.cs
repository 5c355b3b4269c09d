using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NasV2.Cluster.Placement;
using NasV2.Server.Hosting;
using NasV2.Server.Observability;
using NasV2.Server.Placement;
using NasV2.Server.Settings;
using NasV2.Storage;
using NasV2.Workers.Supervision;
using Serilog;

namespace NasV2.Server;

/// <summary>Composes the one-process service: a localhost silo that hosts coordinators and a worker over a SQLite store.</summary>
internal static class EmbeddedHost
{
    public static IHost Build(EmbeddedOptions options)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = AppContext.BaseDirectory });
        builder.Services.AddSerilog(HostLogging.Embedded(options.Home.Logs), dispose: true);
        builder.Services.AddNasStore(new StoreOptions { Address = $"sqlite:{options.Home.Database}" });
        builder.Services.AddSingleton<EmbeddedGate>();
        var settings = MemberSettings.Read(file: null);
        settings.Workers.IsOnlyWorker = true;
        // Whoever runs it could start the program of his own spec just as well.
        builder.Services.AddMember(
            settings.Search,
            settings.Workers,
            options.Trainer,
            AllowedTrainers.Any,
            new Dictionary<string, string> { [JobTrainers.DataHomeVariable] = options.Home.Data });
        builder.Services.AddSingleton<CoordinatorHealth>();
        builder.UseOrleans(silo =>
        {
            // No other process joins, so any free port will do; gateway port 0 means there is no gateway.
            silo.UseLocalhostClustering(siloPort: FreePort.Find(), gatewayPort: 0, serviceId: "nasv2", clusterId: "embedded");
            silo.AddNasPlacement(SiloRole.NameOfWorker(EmbeddedService.WorkerId, isHeadToo: true));
            SiloSetup.Common(silo);
            silo.Services.AddSingleton<IIncomingGrainCallFilter>(services => services.GetRequiredService<CoordinatorHealth>());
        });
        return builder.Build();
    }
}
