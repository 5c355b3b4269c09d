using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using NasV2.Api.V1;
using NasV2.Server.Settings;
using NasV2.Server.Tests.Nodes;
using NasV2.Server.Tls;
using NasV2.Storage.Tests;

namespace NasV2.Server.Tests.Tls;

[Trait("Needs", "PostgreSQL")]
public sealed class ServerTlsTests(PostgresServer server) : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("nas-tls-");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task One_https_address_speaks_both_versions_of_http()
    {
        using var authority = new TestAuthority(_folder.FullName, "authority");
        var (certificate, key) = authority.Sign("head");
        await using var head = await TestNode.StartHeadAsync(
            await TestDatabase.CreateAsync(server), new TestNodeSetup(Tls: new ServerTls(certificate, key, null, null)));

        Assert.Empty((await head.Searches.ListSearchesAsync(new ListSearchesRequest(), cancellationToken: Ct)).Searches);
        Assert.Equal(200, (await head.GetAsync("/health/ready")).Status);
        Assert.Equal(("h2", "http/1.1"),
            (await AgreedAsync(head, SslApplicationProtocol.Http2), await AgreedAsync(head, SslApplicationProtocol.Http11)));
    }

    [Fact]
    public void The_development_certificate_is_made_once_and_only_its_user_reads_the_key()
    {
        using var first = DevelopmentCertificate.In(_folder.FullName, TimeProvider.System);
        using var second = DevelopmentCertificate.In(_folder.FullName, TimeProvider.System);

        Assert.True(first.HasPrivateKey);
        Assert.Equal(first.Thumbprint, second.Thumbprint);
        Assert.StartsWith(
            "-----BEGIN CERTIFICATE-----", File.ReadAllText(Path.Combine(_folder.FullName, "development.pem")), StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(
                UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(_folder.FullName, "development.pfx")));
    }

    [Fact]
    public void A_certificate_that_is_not_there_is_named() => Assert.StartsWith(
        "--tls-cert is '/none.pfx', which cannot be used: ",
        Assert.Throws<SettingsException>(() => CertificateFiles.Read("/none.pfx", null, null, "--tls-cert")).Message,
        StringComparison.Ordinal);

    private static async Task<string> AgreedAsync(TestNode head, SslApplicationProtocol protocol)
    {
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", head.Http.Port, Ct);
        await using var tls = new SslStream(client.GetStream(), leaveInnerStreamOpen: true, (_, _, _, _) => true);
        await tls.AuthenticateAsClientAsync(
            new SslClientAuthenticationOptions
            {
                TargetHost = "127.0.0.1",
                ApplicationProtocols = [protocol],
                EnabledSslProtocols = SslProtocols.None,
            }, Ct);
        return tls.NegotiatedApplicationProtocol.ToString();
    }
}
