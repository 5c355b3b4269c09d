using Microsoft.Playwright;

namespace NasV2.Dashboard.Tests.Browser;

[Trait("Needs", "browser")]
public sealed class WorkerTests(Chromium chromium) : DashboardTest(chromium)
{
    [Fact]
    public async Task A_worker_is_drained_after_a_confirmation()
    {
        await Page.OpenAsync("/workers");
        await Page.Button("Drain worker-a-0").ClickAsync();
        Assert.False(Cluster.Workers[0].Draining);
        await Page.Button("Drain").ClickAsync();
        await Page.Locator("tr[data-worker=worker-a-0]").SaysAsync("draining");
        Assert.True(Cluster.Workers[0].Draining);
    }

    [Fact]
    public async Task A_worker_leads_to_what_it_runs()
    {
        await Page.OpenAsync("/workers");
        await Page.GetByRole(AriaRole.Link, new() { Name = "s-1000 trial 960" }).ClickAsync();
        await Page.GetByRole(AriaRole.Heading, new() { Name = "Trial 960 of s-1000" }).ShowsAsync();
        await Assertions.Expect(Page).ToHaveTitleAsync("Trial 960 of s-1000 · NasV2");
    }
}
