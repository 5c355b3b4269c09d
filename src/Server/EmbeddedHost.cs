using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NasV2.Search.Coordination;
using NasV2.Storage;
using NasV2.Workers;
using Serilog;
using Serilog.Events;

namespace NasV2.Server;

/// <summary>Composes the one-process service: a localhost silo that hosts coordinators and a worker over a SQLite store.</summary>
internal static class EmbeddedHost
{
    public static IHost Build(EmbeddedOptions options)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = AppContext.BaseDirectory });
        builder.Services.AddSerilog(FileLogger(options.Home), dispose: true);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddNasStore(new StoreOptions { Address = $"sqlite:{options.Home.Database}" });
        builder.Services.AddSingleton(new SearchOptions());
        builder.Services.AddSingleton(new WorkerOptions { Trainer = options.Trainer });
        builder.Services.AddSingleton<CoordinatorHealth>();
        builder.UseOrleans(silo =>
        {
            // No other process joins, so any free port will do; gateway port 0 means there is no gateway.
            silo.UseLocalhostClustering(siloPort: FreePort(), gatewayPort: 0, serviceId: "nasv2", clusterId: "embedded");
            silo.Services.AddSingleton<IIncomingGrainCallFilter>(services => services.GetRequiredService<CoordinatorHealth>());
        });
        return builder.Build();
    }

    private static Serilog.Core.Logger FileLogger(NasHome home) => new LoggerConfiguration()
        .MinimumLevel.Information()
        .MinimumLevel.Override("Orleans", LogEventLevel.Warning)
        .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
        .MinimumLevel.Override("Polly", LogEventLevel.Warning)
        .WriteTo.File(
            Path.Combine(home.Logs, "nas-.log"),
            rollingInterval: RollingInterval.Day,
            retainedFileCountLimit: 14,
            formatProvider: CultureInfo.InvariantCulture,
            shared: true)
        .CreateLogger();

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
