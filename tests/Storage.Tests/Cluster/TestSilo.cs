using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;

namespace NasV2.Storage.Tests;

/// <summary>A real silo, or a client of one, that finds its cluster in a PostgreSQL database.</summary>
internal sealed class TestSilo : IAsyncDisposable
{
    private const string Cluster = "storage-tests";
    private readonly IHost _host;

    private TestSilo(IHost host) => _host = host;

    public IGrainFactory Grains => _host.Services.GetRequiredService<IGrainFactory>();

    /// <summary>What the silo itself reads and writes the membership with.</summary>
    public IMembershipTable Membership => _host.Services.GetRequiredService<IMembershipTable>();

    public static async Task<TestSilo> StartAsync(string address, string name)
    {
        var silo = new TestSilo(Build(address, name));
        await silo._host.StartAsync(TestContext.Current.CancellationToken);
        return silo;
    }

    /// <summary>Composed, but not started: for tests of the membership table alone.</summary>
    public static IHost Build(string address, string name, string cluster = Cluster)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.UseOrleans(silo =>
        {
            silo.UseAdoNetClustering(options => (options.Invariant, options.ConnectionString) = ("Npgsql", address));
            silo.Configure<ClusterOptions>(options => options.ClusterId = options.ServiceId = cluster);
            silo.Configure<SiloOptions>(options => options.SiloName = name);
            silo.ConfigureEndpoints(IPAddress.Loopback, FreePort(), FreePort());
            silo.Configure<ClusterMembershipOptions>(options =>
            {
                options.DefunctSiloMinimumRetention = options.DefunctSiloExpiration = TimeSpan.Zero;
                options.DefunctSiloCleanupPeriod = TimeSpan.FromMilliseconds(100);
                options.TableRefreshTimeout = TimeSpan.FromMilliseconds(200);
            });
        });
        return builder.Build();
    }

    /// <summary>A client of the cluster, not connected yet.</summary>
    public static IHost BuildClient(string address, string cluster = Cluster)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.UseOrleansClient(client =>
        {
            client.UseAdoNetClustering(options => (options.Invariant, options.ConnectionString) = ("Npgsql", address));
            client.Configure<ClusterOptions>(options => options.ClusterId = options.ServiceId = cluster);
        });
        return builder.Build();
    }

    /// <summary>Leaves the cluster as a silo does whose process is asked to end.</summary>
    public Task StopAsync(CancellationToken cancellationToken) => _host.StopAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync(CancellationToken.None);
        _host.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
