using System.Net;
using System.Net.Sockets;
using System.Text;
using Grpc.Core;
using NasV2.Api.V1;
using NasV2.Server.Tests.Nodes;
using NasV2.Storage.Tests;

namespace NasV2.Server.Tests.Access;

[Trait("Needs", "PostgreSQL")]
public sealed class RequestLimitTests(PostgresServer server) : IAsyncLifetime
{
    private TestNode _head = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _head = await TestNode.StartHeadAsync(
        await TestDatabase.CreateAsync(server),
        TestNodeSetup.With("""{ "http": { "headersTimeout": "00:00:01", "silenceTimeout": "00:00:00.2", "bodyBytes": 2000000 } }"""));

    public async ValueTask DisposeAsync()
    {
        if (_head is not null)
            await _head.DisposeAsync();
    }

    [Fact]
    public async Task A_message_of_more_than_a_mebibyte_is_refused()
    {
        var request = new SubmitSearchRequest { Spec = new string('x', 1024 * 1024) };

        var refusal =
            await Assert.ThrowsAsync<RpcException>(async () => await _head.Searches.SubmitSearchAsync(request, cancellationToken: Ct));

        Assert.Equal(StatusCode.ResourceExhausted, refusal.StatusCode);
    }

    [Fact]
    public async Task A_client_that_sends_its_headers_too_slowly_is_cut_off() =>
        Assert.StartsWith(
            "HTTP/1.1 408", await ExchangeAsync("GET /health/live HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: "), StringComparison.Ordinal);

    [Fact]
    public async Task A_client_that_says_nothing_is_cut_off() => Assert.Equal("", await ExchangeAsync(""));

    [Fact]
    public async Task A_client_that_begins_like_http2_and_says_no_more_is_cut_off() => Assert.Equal("", await ExchangeAsync("PRI * H"));

    [Fact]
    public async Task A_body_that_is_too_large_is_refused_before_it_is_sent() => Assert.Contains(
        "HTTP/1.1 4",
        await ExchangeAsync(
            "POST /sign-in HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: "
                + "application/x-www-form-urlencoded\r\nContent-Length: 2000001\r\n\r\n"),
        StringComparison.Ordinal);

    [Fact]
    public async Task Headers_that_are_too_large_are_refused() => Assert.StartsWith(
        "HTTP/1.1 431", await ExchangeAsync($"GET / HTTP/1.1\r\nHost: x\r\nX-Large: {new string('x', 17 * 1024)}\r\n\r\n"),
        StringComparison.Ordinal);

    /// <summary>Sends what is given and no more; returns what came until the other side closed.</summary>
    private async Task<string> ExchangeAsync(string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, _head.Http.Port, Ct);
        var answer = new StringBuilder();
        try
        {
            await client.GetStream().WriteAsync(Encoding.Latin1.GetBytes(request), Ct);
            var buffer = new byte[4096];
            int read;
            while ((read = await client.GetStream().ReadAsync(buffer, Ct)) > 0)
                answer.Append(Encoding.Latin1.GetString(buffer, 0, read));
        }
        catch (IOException)
        {
            // Cut off without a farewell.
        }

        return answer.ToString();
    }
}
