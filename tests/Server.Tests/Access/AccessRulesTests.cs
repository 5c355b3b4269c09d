using System.Net;
using NasV2.Server.Access;
using NasV2.Server.Hosting;
using NasV2.Server.Settings;
using NasV2.Server.Tls;
using NasV2.Storage;

namespace NasV2.Server.Tests.Access;

public sealed class AccessRulesTests
{
    private static readonly ServerTls Tls = new("head.pem", null, null, null);

    [Theory]
    [InlineData("http://127.0.0.1:8080", true, null, true)]
    [InlineData("http://127.0.0.1:8080", true, true, true)]
    [InlineData("http://127.0.0.1:8080", true, false, false)]
    [InlineData("http://127.0.0.1:8080", false, null, false)]
    public void Only_an_embedded_service_on_the_loopback_asks_for_no_token(string http, bool isEmbedded, bool? anonymous, bool expected) =>
        Assert.Equal(expected, Mode(http, isEmbedded, anonymous).IsAnonymous);

    [Theory]
    [InlineData("http://127.0.0.1:8080", false)]
    [InlineData("https://10.0.0.1:8443", true)]
    public void Anonymous_access_anywhere_else_is_refused(string http, bool isEmbedded) => Assert.Equal(
        "Setting access.anonymous is true, but only an embedded service that listens on the loopback may let everybody in: "
        + "remove the setting, and make tokens with 'nas token create'.",
        Assert.Throws<SettingsException>(() => Mode(http, isEmbedded, anonymous: true)).Message);

    [Fact]
    public void Plain_http_to_the_network_is_refused_unless_a_proxy_ends_tls()
    {
        var refusal = Assert.Throws<SettingsException>(() => Mode("http://10.0.0.1:8080", isEmbedded: false, anonymous: null));

        Assert.Equal(
            "--http is 'http://10.0.0.1:8080/', which others reach without TLS, so that tokens could be read on their way: name an "
            + "https address with --tls-cert or --tls-development, or set access.plainHttp to true where a proxy ends TLS before it.",
            refusal.Message);
        Assert.True(Mode("http://10.0.0.1:8080", isEmbedded: false, anonymous: null, plainHttp: true).IsBehindProxy);
        Assert.True(Mode("https://10.0.0.1:8443", isEmbedded: false, anonymous: null).IsTls);
    }

    [Fact]
    public void An_embedded_service_that_the_network_reaches_asks_for_tokens() =>
        Assert.False(Mode("https://10.0.0.1:8443", isEmbedded: true, anonymous: null).IsAnonymous);

    private static AccessMode Mode(string http, bool isEmbedded, bool? anonymous, bool plainHttp = false)
    {
        var uri = new Uri(http);
        var node = new NodeOptions
        {
            Store = StoreAddress.Parse("postgres://db/nas"),
            Name = "head",
            IsHead = true,
            IsEmbedded = isEmbedded,
            Http = uri,
            Tls = uri.Scheme == "https" ? Tls : null,
        };
        return AccessRules.ModeOf(
            node, new AccessOptions { Anonymous = anonymous, PlainHttp = plainHttp }, new(IPAddress.Parse(uri.Host), uri.Port));
    }
}
