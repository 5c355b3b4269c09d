using System.Net;
using System.Net.Sockets;
using System.Text;
using NasV2.Api.V1;
using NasV2.Storage.Tests;

namespace NasV2.Server.Tests.Nodes;

[Trait("Needs", "PostgreSQL")]
public sealed class HttpTests(PostgresServer server)
{
    private const string Token = "a token that cannot be guessed";

    private static readonly string[] Instruments =
    [
        "nasv2_search_trials_finished_total",
        "nasv2_search_trial_duration_seconds_bucket",
        "nasv2_search_queue_depth",
        "nasv2_search_trials_running",
        "nasv2_workers_device_busy_seconds_total",
        "nasv2_workers_device_idle_seconds_total",
        "nasv2_workers_trainers_running",
        "nasv2_workers_measurement_duration_seconds_count",
    ];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_node_is_ready_while_its_store_answers_and_live_all_the_time()
    {
        var database = await TestDatabase.CreateAsync(server);
        await using var node = await TestNode.StartBoxAsync(database);
        Assert.Equal(200, (await node.GetAsync("/health/ready")).Status);

        await database.CloseAsync();
        var (status, body) = await node.GetAsync("/health/ready");
        Assert.Equal(503, status);
        Assert.Contains("The store postgres://", body, StringComparison.Ordinal);
        Assert.Equal(200, (await node.GetAsync("/health/live")).Status);

        await database.OpenAsync();
        await Eventually.IsTrueAsync(async () => (await node.GetAsync("/health/ready")).Status == 200);
    }

    [Fact]
    public async Task The_metrics_cover_trials_queues_and_devices()
    {
        var database = await TestDatabase.CreateAsync(server);
        await using var node =
            await TestNode.StartBoxAsync(database, $"if [[ $trial == 1 ]]; then sleep 1000; fi; {TestNode.Obedient}");
        var id = (await node.Searches.SubmitSearchAsync(Submitted.Request(trials: 4), cancellationToken: Ct)).Search.Id;

        // The second trial never ends, so the rest of the job waits.
        string metrics = "";
        await Eventually.IsTrueAsync(async () =>
        {
            metrics = (await node.GetAsync("/metrics")).Body;
            return Instruments.All(name => metrics.Contains(name, StringComparison.Ordinal))
                && metrics.Split('\n').Any(line => line.StartsWith("nasv2_search_queue_depth", StringComparison.Ordinal)
                    && line.Contains($"job=\"{id}\"", StringComparison.Ordinal) && line.Contains("} 2", StringComparison.Ordinal));
        });
        Assert.Contains("outcome=\"Completed\"", metrics, StringComparison.Ordinal);
        await node.Searches.CancelSearchAsync(new CancelSearchRequest { Id = id }, cancellationToken: Ct);
    }

    [Fact]
    public async Task Without_a_token_there_is_no_dashboard()
    {
        await using var node = await TestNode.StartBoxAsync(await TestDatabase.CreateAsync(server));

        Assert.Equal(404, (await node.GetAsync("/orleans/")).Status);
    }

    [Fact]
    public async Task The_dashboard_is_for_those_who_bring_the_token_or_the_cookie_that_it_gives()
    {
        await using var node = await TestNode.StartBoxAsync(await TestDatabase.CreateAsync(server), adminToken: Token);

        Assert.Equal(401, (await node.GetAsync("/orleans/")).Status);
        Assert.Equal(401, (await node.GetAsync("/Orleans/DashboardCounters")).Status);
        Assert.Equal(401, (await node.GetAsync("/orleans/", ("Authorization", "Bearer another token"))).Status);
        Assert.Equal(401, (await node.GetAsync("/orleans/", ("Cookie", $"nasv2-admin={Token}"))).Status);
        Assert.Equal(200, (await node.GetAsync("/orleans/", ("Authorization", $"Bearer {Token}"))).Status);

        Assert.DoesNotContain("Dashboard", node.Log, StringComparison.Ordinal);
        Assert.Null(await SignInAsync(node, "another token"));
        var cookie = await SignInAsync(node, Token);
        Assert.DoesNotContain(Token, WebUtility.UrlDecode(cookie), StringComparison.Ordinal);
        Assert.Equal(200, (await node.GetAsync("/orleans/", ("Cookie", cookie!))).Status);
        var (status, counters) = await node.GetAsync("/orleans/DashboardCounters", ("Cookie", cookie!));
        Assert.Equal((200, true), (status, counters.Contains("totalActivationCount", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("GET /health/live HTTP/1.1\r\nHost: nas\r\nConnection: close\r\n\r\n", "HTTP/1.1 200 OK")]
    [InlineData("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\u0004\0\0\0\0\0", "\0\0")]
    public async Task One_port_speaks_both_versions_of_http_however_slowly_the_client_begins(string request, string answer)
    {
        await using var node = await TestNode.StartBoxAsync(await TestDatabase.CreateAsync(server));
        using var client = new TcpClient { NoDelay = true };
        await client.ConnectAsync(IPAddress.Loopback, node.Http.Port, Ct);
        var stream = client.GetStream();
        foreach (var letter in Encoding.Latin1.GetBytes(request))
        {
            await stream.WriteAsync(new[] { letter }, Ct);
            await stream.FlushAsync(Ct);
        }

        var received = new byte[answer.Length];
        await stream.ReadExactlyAsync(received, Ct);

        Assert.Equal(answer, Encoding.Latin1.GetString(received));
    }

    private static async Task<string?> SignInAsync(TestNode node, string token)
    {
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
        using var form = new FormUrlEncodedContent([new("token", token)]);
        using var response = await http.PostAsync(new Uri(node.Http, "/orleans/sign-in"), form, Ct);
        if (!response.Headers.TryGetValues("Set-Cookie", out var cookies))
            return null;
        var set = Assert.Single(cookies);
        Assert.Contains("httponly", set, StringComparison.OrdinalIgnoreCase);
        return set.Split(';')[0];
    }
}
