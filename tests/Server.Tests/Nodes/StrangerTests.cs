using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using NasV2.Cluster;
using NasV2.Server.Hosting;
using NasV2.Server.Settings;
using NasV2.Server.Tests.Tls;
using NasV2.Storage;
using NasV2.Storage.Tests;
using Orleans.Configuration;

namespace NasV2.Server.Tests.Nodes;

/// <summary>An Orleans client that knows the cluster's name and an address, and has neither a certificate nor a token.</summary>
[Trait("Needs", "PostgreSQL")]
public sealed class StrangerTests(PostgresServer server) : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("nas-stranger-");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_node_has_no_gateway_unless_it_is_configured()
    {
        await using var head = await TestNode.StartHeadAsync(await TestDatabase.CreateAsync(server));
        var endpoints = head.Services.GetRequiredService<IOptions<EndpointOptions>>().Value;
        Assert.Equal((0, null), (endpoints.GatewayPort, endpoints.GatewayListeningEndpoint));
    }

    [Fact]
    public async Task A_gateway_with_mutual_TLS_takes_no_client_without_a_certificate()
    {
        using var authority = new TestAuthority(_folder.FullName, "ours");
        var (certificate, key) = authority.Sign("head");
        var port = FreePort.Find();
        var files = new JsonObject { ["certificate"] = certificate, ["key"] = key, ["authority"] = authority.CertificateFile };
        await using var head = await TestNode.StartHeadAsync(
            await TestDatabase.CreateAsync(server), new TestNodeSetup(new JsonObject { ["cluster"] = files }, GatewayPort: port));

        using var stranger = Client(port);
        using var giveUp = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        // It tries again and again.
        var start = stranger.StartAsync(giveUp.Token).WaitAsync(giveUp.Token);

        await Eventually.IsTrueAsync(() => Task.FromResult(head.Log.Contains("is not a member of this cluster", StringComparison.Ordinal)));
        Assert.False(start.IsCompleted);
        await giveUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => start);
    }

    [Fact]
    public async Task A_gateway_without_TLS_on_loopback_takes_it_which_shows_that_the_others_refused_it()
    {
        var port = FreePort.Find();
        await using var head = await TestNode.StartHeadAsync(
            await TestDatabase.CreateAsync(server), new TestNodeSetup(GatewayPort: port));

        using var stranger = Client(port);
        await stranger.StartAsync(Ct);

        Assert.Empty(await stranger.Services.GetRequiredService<IGrainFactory>().GetGrain<IDispatchGrain>(0).ListWorkersAsync());
        await stranger.StopAsync(Ct);
    }

    [Theory]
    [InlineData("192.0.2.1", 0)]
    [InlineData("192.0.2.1", 30000)]
    public void A_silo_beyond_loopback_without_mutual_TLS_does_not_start(string host, int gatewayPort)
    {
        var refusal = Assert.Throws<SettingsException>(() => Build(host, gatewayPort, "{}"));

        Assert.Contains(
            " without mutual TLS, so that any program on the network could control the cluster: set cluster.certificate,",
            refusal.Message,
            StringComparison.Ordinal);
        Assert.Contains("or set cluster.plainSilo to true", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void It_starts_where_the_settings_say_that_only_nodes_reach_it() =>
        Build("192.0.2.1", 0, """{ "cluster": { "plainSilo": true } }""").Dispose();

    [Fact]
    public void A_silo_that_others_reach_by_loopback_listens_on_nothing_else() =>
        Assert.Equal(IPAddress.Loopback, SiloEndpoints.Create(Node("127.0.0.1", 0)).SiloListeningEndpoint!.Address);

    private static NodeOptions Node(string host, int gatewayPort) => new()
    {
        Store = StoreAddress.Parse("postgres://db/nas"),
        Name = "head",
        IsHead = true,
        Host = host,
        SiloPort = 0,
        GatewayPort = gatewayPort,
    };

    private static IHost Client(int port)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.UseOrleansClient(client =>
        {
            client.UseStaticClustering(new IPEndPoint(IPAddress.Loopback, port));
            client.Configure<ClusterOptions>(options => options.ClusterId = options.ServiceId = "nasv2");
        });
        return builder.Build();
    }

    private IHost Build(string host, int gatewayPort, string settings)
    {
        var file = Path.Combine(_folder.FullName, "settings.json");
        File.WriteAllText(file, settings);
        return NodeHost.Build(Node(host, gatewayPort) with { SettingsFile = file });
    }
}
