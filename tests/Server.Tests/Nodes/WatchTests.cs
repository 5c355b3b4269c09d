using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using NasV2.Api.V1;
using NasV2.Client;
using NasV2.Server.Api;
using NasV2.Server.Api.Feeds;
using NasV2.Specs;
using NasV2.Storage;
using NasV2.Storage.Tests;
using SearchEvent = NasV2.Api.V1.SearchEvent;

namespace NasV2.Server.Tests.Nodes;

[Trait("Needs", "PostgreSQL")]
public sealed class WatchTests(PostgresServer server)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_watcher_sees_every_event_once_from_the_beginning_to_the_end()
    {
        var database = await TestDatabase.CreateAsync(server);
        await using var box = await TestNode.StartBoxAsync(database);
        var id = (await box.Searches.SubmitSearchAsync(Submitted.Request(trials: 3), cancellationToken: Ct)).Search.Id;

        var seen = await WatchAsync(box.Client, new WatchSearchRequest { Id = id });

        Assert.Equal(Enumerable.Range(1, seen.Count), seen.Select(next => (int)next.Sequence));
        Assert.Equal(SearchEvent.WhatOneofCase.Submitted, seen[0].WhatCase);
        Assert.Equal([0, 1, 2], seen.Where(next => next.Ended is not null).Select(next => next.Trial).Order());
        Assert.Equal(6, seen.Count(next => next.EpochEnded is not null));
        Assert.Equal(SearchState.Completed, seen.Last(next => next.StateChanged is not null).StateChanged.State);
    }

    [Fact]
    public async Task Many_watchers_of_one_search_see_the_same()
    {
        var database = await TestDatabase.CreateAsync(server);
        await using var box = await TestNode.StartBoxAsync(database);
        var id = (await box.Searches.SubmitSearchAsync(Submitted.Request(trials: 5), cancellationToken: Ct)).Search.Id;

        var seen = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => WatchAsync(box.Client, new WatchSearchRequest { Id = id })));

        Assert.All(seen, events => Assert.Equal(seen[0], events));
    }

    [Fact]
    public async Task A_stream_that_is_resumed_with_its_token_misses_nothing_and_repeats_nothing()
    {
        var database = await TestDatabase.CreateAsync(server);
        await using var box = await TestNode.StartBoxAsync(database);
        var id = (await box.Searches.SubmitSearchAsync(Submitted.Request(trials: 2), cancellationToken: Ct)).Search.Id;
        await box.Searches.ReachesAsync(id, SearchState.Completed);
        var all = await WatchAsync(box.Client, new WatchSearchRequest { Id = id });

        foreach (var from in Enumerable.Range(1, all.Count))
        {
            var rest = await WatchAsync(box.Client, new WatchSearchRequest { Id = id, ResumeToken = $"1.{from}" });
            Assert.Equal(all.Skip(from), rest);
        }
    }

    [Fact]
    public async Task A_stream_whose_head_has_gone_resumes_at_another_with_the_events_of_an_undisturbed_watcher()
    {
        var database = await TestDatabase.CreateAsync(server);
        await using var box = await TestNode.StartBoxAsync(database, """until [ -e "$marks/go" ]; do sleep 0.05; done; """ + TestNode.Obedient);
        var other = await TestNode.StartHeadAsync(database);
        var id = (await box.Searches.SubmitSearchAsync(Submitted.Request(trials: 4), cancellationToken: Ct)).Search.Id;
        using var client = box.ClientOf(other.Http, box.Http);
        var interruptions = 0;
        var gone = false;
        var seen = new List<SearchEvent>();

        await foreach (var response in client.FollowAsync(new WatchSearchRequest { Id = id }, _ => interruptions++, Ct))
        {
            seen.AddRange(response.Events);
            if (gone)
                continue;
            gone = true;
            await other.DisposeAsync();
            box.Allow("go");
        }

        Assert.True(interruptions > 0);
        Assert.Equal(await WatchAsync(box.Client, new WatchSearchRequest { Id = id }), seen);
    }

    [Fact]
    public async Task A_token_of_another_head_that_saw_more_is_taken_at_once()
    {
        await using var head = await TestNode.StartHeadAsync(await TestDatabase.CreateAsync(server));
        var store = head.Services.GetRequiredService<IJobStore>();
        // Time stands still, so that this head takes what it read for fresh.
        var clock = new FakeTimeProvider();
        using var feeds = new SearchFeeds(store, clock);
        var spec = SpecJson.Write(RequestedSpec.Parse(Submitted.Request(trials: 1).Spec, "spec"));
        await store.CreateJobAsync(new NewSearchJob("watched-1", "watched", spec, "hash"), Ct);
        await feeds.FindAsync("watched-1", Ct);
        await store.SetJobStateAsync("watched-1", JobState.Paused, null, Ct);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var first = new FirstResponse(stop);

        var watch = new SearchWatch(feeds, head.Services.GetRequiredService<IHostApplicationLifetime>(), clock);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => watch.FollowAsync(new WatchSearchRequest { Id = "watched-1", ResumeToken = "1.2" }, first, stop.Token));

        Assert.Equal(("1.2", 0), (first.Response!.ResumeToken, first.Response.Events.Count));
    }

    [Fact]
    public async Task Without_epochs_the_tokens_count_them_all_the_same()
    {
        var database = await TestDatabase.CreateAsync(server);
        await using var box = await TestNode.StartBoxAsync(database);
        var id = (await box.Searches.SubmitSearchAsync(Submitted.Request(trials: 2), cancellationToken: Ct)).Search.Id;
        await box.Searches.ReachesAsync(id, SearchState.Completed);

        var all = await WatchAsync(box.Client, new WatchSearchRequest { Id = id });
        var brief = await WatchAsync(box.Client, new WatchSearchRequest { Id = id, WithoutEpochs = true });

        Assert.Equal(all.Where(next => next.EpochEnded is null), brief);
    }

    [Theory]
    [InlineData("nonsense", "expected one that a response gave")]
    [InlineData("1.99999", "expected one of this search, which has")]
    public async Task A_token_that_no_response_gave_is_refused(string token, string rule)
    {
        var database = await TestDatabase.CreateAsync(server);
        await using var head = await TestNode.StartHeadAsync(database);
        var id = (await head.Searches.SubmitSearchAsync(Submitted.Request(trials: 1), cancellationToken: Ct)).Search.Id;

        var refused = await Assert.ThrowsAsync<RpcException>(
            () => WatchAsync(head.Client, new WatchSearchRequest { Id = id, ResumeToken = token }));

        Assert.Equal(StatusCode.InvalidArgument, refused.StatusCode);
        Assert.Contains(rule, refused.Status.Detail, StringComparison.Ordinal);
    }

    private static async Task<List<SearchEvent>> WatchAsync(NasClient client, WatchSearchRequest request)
    {
        using var call = client.Searches.WatchSearch(request, cancellationToken: Ct);
        return await call.ResponseStream.ReadAllAsync(Ct).SelectMany(response => response.Events.ToAsyncEnumerable()).ToListAsync(Ct);
    }

    /// <summary>Stops after one response.</summary>
    private sealed class FirstResponse(CancellationTokenSource stop) : IServerStreamWriter<WatchSearchResponse>
    {
        public WatchSearchResponse? Response { get; private set; }

        public WriteOptions? WriteOptions { get; set; }

        public async Task WriteAsync(WatchSearchResponse message)
        {
            Response = message;
            await stop.CancelAsync();
        }

        public Task WriteAsync(WatchSearchResponse message, CancellationToken cancellationToken) => WriteAsync(message);
    }
}
