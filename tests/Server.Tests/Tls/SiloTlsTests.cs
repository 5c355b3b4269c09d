using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using NasV2.Api.V1;
using NasV2.Server.Settings;
using NasV2.Server.Tests.Nodes;
using NasV2.Server.Tls;
using NasV2.Storage.Tests;
using Orleans.Configuration;

namespace NasV2.Server.Tests.Tls;

[Trait("Needs", "PostgreSQL")]
public sealed class SiloTlsTests : IDisposable
{
    private readonly PostgresServer _server;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("nas-tls-");
    private readonly TestAuthority _ours;
    private readonly TestAuthority _theirs;

    public SiloTlsTests(PostgresServer server)
    {
        _server = server;
        _ours = new(_folder.FullName, "ours");
        _theirs = new(_folder.FullName, "theirs");
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _ours.Dispose();
        _theirs.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Nodes_with_certificates_of_one_authority_work_together()
    {
        var database = await TestDatabase.CreateAsync(_server);
        await using var head = await TestNode.StartHeadAsync(database, Node(_ours, "head"));
        await using var worker = await TestNode.StartWorkerAsync(database, setup: Node(_ours, "worker"));

        var id = (await head.Searches.SubmitSearchAsync(Submitted.Request(trials: 2), cancellationToken: Ct)).Search.Id;

        Assert.Equal(2, (await head.Searches.ReachesAsync(id, SearchState.Completed)).Finished);
    }

    [Fact]
    public async Task A_node_whose_certificate_another_authority_signed_cannot_join()
    {
        var database = await TestDatabase.CreateAsync(_server);
        await using var head = await TestNode.StartHeadAsync(database, Node(_ours, "head"));
        // It trusts our authority, so that only what it shows itself is wrong.
        var (certificate, key) = _theirs.Sign("stranger");
        using var giveUp = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var stranger = await TestNode.BeginAsync(database, Node(certificate, key, _ours.CertificateFile), giveUp.Token);

        await Eventually.IsTrueAsync(() => Task.FromResult(head.Log.Contains("is not a member of this cluster", StringComparison.Ordinal)));

        var members = head.Services.GetRequiredService<ISiloStatusOracle>().GetApproximateSiloStatuses(onlyActive: true);
        Assert.Single(members);
        await giveUp.CancelAsync();
        await stranger.AbandonAsync();
    }

    [Fact]
    public async Task A_connection_without_tls_is_refused()
    {
        await using var head = await TestNode.StartHeadAsync(await TestDatabase.CreateAsync(_server), Node(_ours, "head"));
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, head.Services.GetRequiredService<IOptions<EndpointOptions>>().Value.SiloPort, Ct);

        await client.GetStream().WriteAsync(new byte[64], Ct);

        await Eventually.IsTrueAsync(() => Task.FromResult(head.Log.Contains("is not a member of this cluster", StringComparison.Ordinal)));
        Assert.Equal(0, await ReadToEndAsync(client));
    }

    [Fact]
    public void All_three_settings_belong_together() => Assert.Equal(
        "Settings cluster.certificate, cluster.key and cluster.authority belong together: name all three, or none.",
        Assert.Throws<SettingsException>(() => SiloTls.Load(new ClusterCertificates { Authority = _ours.CertificateFile })).Message);

    [Fact]
    public void A_file_that_is_not_a_certificate_is_named()
    {
        var (certificate, key) = _ours.Sign("x");

        Assert.StartsWith(
            $"Setting cluster.authority is '{key}', which cannot be used: ",
            Assert.Throws<SettingsException>(
                () => SiloTls.Load(new ClusterCertificates { Certificate = certificate, Key = key, Authority = key })).Message,
            StringComparison.Ordinal);
        Assert.StartsWith(
            "Setting cluster.certificate is '/none.pem', which cannot be used: ",
            Assert.Throws<SettingsException>(
                () => SiloTls.Load(new ClusterCertificates { Certificate = "/none.pem", Key = key, Authority = key })).Message,
            StringComparison.Ordinal);
    }

    private static async Task<int> ReadToEndAsync(TcpClient client)
    {
        try
        {
            // An alert of TLS may come before the end.
            var buffer = new byte[256];
            int read;
            do
                read = await client.GetStream().ReadAsync(buffer, Ct);
            while (read > 0);
            return read;
        }
        catch (IOException)
        {
            return 0;
        }
    }

    private static TestNodeSetup Node(TestAuthority authority, string name)
    {
        var (certificate, key) = authority.Sign(name);
        return Node(certificate, key, authority.CertificateFile);
    }

    private static TestNodeSetup Node(string certificate, string key, string authority) => new(new JsonObject
    {
        ["cluster"] = new JsonObject { ["certificate"] = certificate, ["key"] = key, ["authority"] = authority },
    });
}
