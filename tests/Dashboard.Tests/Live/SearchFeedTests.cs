using Microsoft.Extensions.Logging.Abstractions;
using NasV2.Api.V1;
using NasV2.Dashboard.Live;
using NasV2.Dashboard.Tests.Fake;

namespace NasV2.Dashboard.Tests.Live;

public sealed class SearchFeedTests
{
    private readonly FakeCluster _cluster = new();

    [Fact]
    public async Task One_watch_serves_all_subscribers_and_resumes_after_a_failure()
    {
        var search = _cluster.Add("s", "s", 60, 50, 4);
        await using var head = await FakeHead.StartAsync(_cluster);
        await using var feeds = new SearchFeeds(head.DashboardCalls, TimeProvider.System, NullLogger<SearchFeed>.Instance);
        using var one = feeds.Open("s");
        using var other = feeds.Open("s");
        Assert.Same(one.Feed, other.Feed);
        await one.Feed.Loaded;
        await UntilAsync(one.Feed, () => _cluster.Watches == 1);

        _cluster.Outage = "The database cannot be reached.";
        search.End(50);
        await UntilAsync(one.Feed, () => one.Feed.Problem is not null);
        _cluster.Outage = null;
        await UntilAsync(one.Feed, () => one.Feed.Point(50)?.Status == TrialStatus.Completed);
        Assert.Equal(51, one.Feed.Search!.Finished);
        Assert.Null(one.Feed.Problem);
    }

    [Fact]
    public async Task Identical_queries_of_tables_share_the_response_until_a_trial_ends()
    {
        var search = _cluster.Add("s", "s", 60, 50, 4);
        await using var head = await FakeHead.StartAsync(_cluster);
        await using var feeds = new SearchFeeds(head.DashboardCalls, TimeProvider.System, NullLogger<SearchFeed>.Instance);
        using var lease = feeds.Open("s");
        await lease.Feed.Loaded;
        await UntilAsync(lease.Feed, () => _cluster.Watches == 1);
        var query = new ListTrialsRequest { Order = TrialOrder.Reward };
        var first = await lease.Feed.Pages.GetAsync(query);
        Assert.Same(first, await lease.Feed.Pages.GetAsync(query.Clone()));
        search.End(50);
        await UntilAsync(lease.Feed, () => lease.Feed.Point(50)?.Status == TrialStatus.Completed);
        Assert.NotSame(first, await lease.Feed.Pages.GetAsync(query));
    }

    private static async Task UntilAsync(SearchFeed feed, Func<bool> isTrue)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(20));
        while (!isTrue())
        {
            var changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            void OnChanged() => changed.TrySetResult();
            feed.Changed += OnChanged;
            if (!isTrue())
                await changed.Task.WaitAsync(limit.Token);
            feed.Changed -= OnChanged;
        }
    }
}
