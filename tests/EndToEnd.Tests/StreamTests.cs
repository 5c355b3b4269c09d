using NasV2.Api.V1;
using NasV2.Client;
using NasV2.EndToEnd.Tests.Browser;
using NasV2.Storage;
using NasV2.Storage.Tests;
using SearchEvent = NasV2.Api.V1.SearchEvent;

namespace NasV2.EndToEnd.Tests;

/// <summary>Two heads over PostgreSQL, and programs that follow a search.</summary>
[Trait("Needs", "PostgreSQL")]
public sealed class StreamTests(PostgresServer server) : IDisposable
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;
    private readonly SearchHome _home = new();

    [Fact]
    public async Task A_stream_whose_head_is_killed_resumes_at_another_with_the_events_of_an_undisturbed_watcher()
    {
        var store = await server.NewAddressAsync();
        var token = await TestToken.CreateAsync(store, AccessScope.Submit);
        var (first, second) = (NewAddress(), NewAddress());
        await using var one = Head("one", store, first);
        await using var two = Head("two", store, second, "--with-worker", "--trainer", TrainerScript.Write(_home.Folder));
        await RealHead.ReadyAsync(first, one);
        await RealHead.ReadyAsync(second, two);
        using var disturbed = Client(token, first, second);
        using var undisturbed = Client(token, second);
        var id = (await undisturbed.Searches.SubmitSearchAsync(
            new SubmitSearchRequest { Spec = RealHead.Spec(trials: 20) }, cancellationToken: Ct)).Search.Id;

        var other = FollowAsync(undisturbed, id, _ => Task.CompletedTask);
        var isDead = false;
        var seen = await FollowAsync(disturbed, id, async next =>
        {
            if (isDead || next.Ended is null)
                return;
            isDead = true;
            await one.KillAsync();
        });

        Assert.True(isDead);
        Assert.Equal(second, disturbed.Server);
        Assert.Equal(await other, seen);
        Assert.Equal(Enumerable.Range(0, 20), seen.Where(next => next.Ended is not null).Select(next => next.Trial).Order());
    }

    public void Dispose() => _home.Dispose();

    private static Uri NewAddress() => new($"http://127.0.0.1:{RealHead.FreePort()}");

    private static NasClient Client(string token, params IReadOnlyList<Uri> servers) =>
        new(new NasClientOptions { Servers = servers, Token = token });

    private static async Task<List<SearchEvent>> FollowAsync(NasClient client, string id, Func<SearchEvent, Task> seen)
    {
        var events = new List<SearchEvent>();
        await foreach (var response in client.FollowAsync(new WatchSearchRequest { Id = id }, cancellationToken: Ct))
            foreach (var next in response.Events)
            {
                events.Add(next);
                await seen(next);
            }

        return events;
    }

    private NasProcess Head(string name, string store, Uri http, params string[] more) => NasProcess.Start(
    [
        "serve", "--store", store, "--home", _home.Home, "--name", name, "--http", http.ToString(),
        "--silo-port", $"{RealHead.FreePort()}", .. more,
    ]);
}
