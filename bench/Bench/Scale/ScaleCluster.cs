using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NasV2.Cluster;
using NasV2.Cluster.Placement;
using NasV2.Search;
using NasV2.Search.Coordination;
using NasV2.Server.Placement;
using NasV2.Storage;
using NasV2.Workers;

namespace NasV2.Bench.Scale;

/// <summary>One head silo and one silo with all simulated workers, in this process but over real connections.</summary>
internal sealed class ScaleCluster(IHost head, IHost workers) : IAsyncDisposable
{
    private const string Silo = "simulated";

    public IJobStore Store => head.Services.GetRequiredService<IJobStore>();

    public IGrainFactory Grains => head.Services.GetRequiredService<IGrainFactory>();

    public static async Task<ScaleCluster> StartAsync(string store, SimulatedDevices devices, CancellationToken cancellationToken)
    {
        var primary = FreePort();
        var head =
            Build(primary, primary, SiloRole.NameOfHead("bench"), services => services.AddNasStore(new StoreOptions { Address = store }));
        await head.Services.GetRequiredService<StoreMigrator>().MigrateAsync(cancellationToken);
        await head.StartAsync(cancellationToken);
        var workers = Build(FreePort(), primary, SiloRole.NameOfWorker(Silo), services => services.AddSingleton(new WorkerOptions
        {
            Trainer = (_, _) => Task.FromResult<Workers.Supervision.ITrainer>(new SimulatedTrainer(devices)),
        }));
        await workers.StartAsync(cancellationToken);
        var grains = workers.Services.GetRequiredService<IGrainFactory>();
        await Task.WhenAll(Enumerable.Range(1, devices.Count).Select(number =>
            grains.GetGrain<IWorkerGrain>($"{Silo}#{number}").StartAsync("cpu", 1, cancellationToken)));
        return new ScaleCluster(head, workers);
    }

    public async ValueTask DisposeAsync()
    {
        await workers.StopAsync();
        await head.StopAsync();
        workers.Dispose();
        head.Dispose();
    }

    private static IHost Build(int port, int primary, string name, Action<IServiceCollection> configure)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(new SearchOptions());
        builder.Services.AddSingleton<SearchInstruments>();
        builder.Services.AddSingleton<WorkerInstruments>();
        builder.Services.AddDomainSerialization();
        configure(builder.Services);
        builder.UseOrleans(silo => silo
            .UseLocalhostClustering(port, gatewayPort: 0, new IPEndPoint(IPAddress.Loopback, primary), "bench", "bench")
            .AddNasPlacement(name));
        return builder.Build();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
