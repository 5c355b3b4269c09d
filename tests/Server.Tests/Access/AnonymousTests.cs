using NasV2.Api.V1;
using NasV2.Server.Tests.Nodes;
using NasV2.Storage.Tests;

namespace NasV2.Server.Tests.Access;

/// <summary>A service that asks for no token, and the websites that its user visits meanwhile.</summary>
[Trait("Needs", "PostgreSQL")]
public sealed class AnonymousTests(PostgresServer server) : IAsyncLifetime
{
    private TestNode _head = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() =>
        _head = await TestNode.StartHeadAsync(await TestDatabase.CreateAsync(server), new TestNodeSetup(IsEmbedded: true));

    public async ValueTask DisposeAsync()
    {
        if (_head is not null)
            await _head.DisposeAsync();
    }

    [Fact]
    public async Task Everybody_on_the_machine_may_do_everything()
    {
        await _head.SearchesAs(null).ListSearchesAsync(new ListSearchesRequest(), cancellationToken: Ct);
        // A token for another service does not matter.
        await _head.SearchesAs("nas_other_token").ListSearchesAsync(new ListSearchesRequest(), cancellationToken: Ct);

        Assert.Equal((200, "<p>local"), await _head.GetAsync(TestNode.Page));
    }

    [Theory]
    [InlineData("evil.example", null, 403)]
    [InlineData("evil.example:8080", null, 403)]
    [InlineData("127.0.0.1.evil.example", null, 403)]
    [InlineData("localhost", null, 200)]
    [InlineData("LOCALHOST:8080", null, 200)]
    [InlineData("[::1]:8080", null, 200)]
    [InlineData("127.0.0.1:8080", "http://evil.example", 403)]
    [InlineData("127.0.0.1:8080", "http://127.0.0.1:9090", 403)]
    [InlineData("127.0.0.1:8080", "null", 403)]
    [InlineData("127.0.0.1:8080", "http://127.0.0.1:8080", 200)]
    public async Task Other_websites_are_kept_out(string host, string? origin, int status)
    {
        List<(string, string)> headers = [("Host", host)];
        if (origin is not null)
            headers.Add(("Origin", origin));

        Assert.Equal(status, (await _head.GetAsync(TestNode.Page, [.. headers])).Status);
        Assert.Equal(status, (await _head.GetAsync("/health/live", [.. headers])).Status);
    }
}
