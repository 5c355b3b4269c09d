using Microsoft.Playwright;
using NasV2.Api.V1;

namespace NasV2.Dashboard.Tests.Browser;

[Trait("Needs", "browser")]
public sealed class JobTests(Chromium chromium) : DashboardTest(chromium)
{
    private ILocator Rows => Page.Locator("tr[data-search]");

    [Fact]
    public async Task Searches_are_filtered_by_name_and_by_state()
    {
        await Page.OpenAsync("/");
        await Assertions.Expect(Rows).ToHaveCountAsync(5);
        await Page.GetByLabel("Name or id contains").FillAsync("CIFAR");
        await Assertions.Expect(Rows).ToHaveCountAsync(1);
        await Rows.SaysAsync("cifar10 baseline");
        Assert.Contains("q=CIFAR", Page.Url, StringComparison.Ordinal);

        await Page.OpenAsync("/?state=paused");
        await Assertions.Expect(Rows).ToHaveCountAsync(1);
        await Rows.SaysAsync("shapes smoke");
    }

    [Fact]
    public async Task The_list_follows_the_searches_without_reloading()
    {
        await Page.OpenAsync("/");
        var row = Page.Locator("tr[data-search=s-1000]");
        await row.SaysAsync("960 / 1,000");
        Cluster.Searches["s-1000"].End(960);
        await row.SaysAsync("961 / 1,000");
    }

    [Fact]
    public async Task A_search_is_paused_only_after_a_confirmation()
    {
        await Page.OpenAsync("/");
        await Page.Button("Steer fashion-mnist wide").ClickAsync();
        await Page.GetByText("Pause", new() { Exact = true }).ClickAsync();
        Assert.Equal(SearchState.Running, Cluster.Searches["s-1000"].Search.State);
        await Page.Button("Pause").ClickAsync();
        await Page.Locator("tr[data-search=s-1000]").SaysAsync("paused");
        Assert.Equal(SearchState.Paused, Cluster.Searches["s-1000"].Search.State);
    }

    [Fact]
    public async Task An_empty_list_says_how_to_submit()
    {
        Cluster.Searches.Clear();
        await Page.OpenAsync("/");
        await Page.Locator("main").SaysAsync($"nas submit job.yaml --server {Head.Address.ToString().TrimEnd('/')}");
    }

    [Fact]
    public async Task A_failure_is_reported_and_retried()
    {
        Cluster.Outage = "The database cannot be reached.";
        await Page.OpenAsync("/");
        await Page.GetByRole(AriaRole.Alert).SaysAsync("The database cannot be reached.");
        Cluster.Outage = null;
        await Assertions.Expect(Rows).ToHaveCountAsync(5);
        await Assertions.Expect(Page.GetByRole(AriaRole.Alert)).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Moments_are_in_the_time_zone_of_the_browser()
    {
        await Page.OpenAsync("/");
        // 08:00 UTC, in Tokyo.
        await Assertions.Expect(Page.Locator("tr[data-search=s-1000] nas-time")).ToContainTextAsync("17:00");
    }
}
