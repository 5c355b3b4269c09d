using Microsoft.Playwright;
using NasV2.Dashboard.Tests.Fake;

namespace NasV2.Dashboard.Tests.Browser;

[Trait("Needs", "browser")]
public sealed class ConnectionTests(Chromium chromium) : DashboardTest(chromium)
{
    [Fact]
    public async Task A_page_reconnects_when_its_head_is_restarted()
    {
        await Page.OpenAsync("/searches/s-1000?tab=log");
        var port = Head.Address.Port;
        await Head.DisposeAsync();
        await Page.Locator("#connection").SaysAsync("The connection to this head was lost");
        Head = await FakeHead.StartAsync(Cluster, port);
        await Assertions.Expect(Page.Locator("#connection")).ToBeHiddenAsync();
        await Page.LiveAsync();
        await Page.Locator(".log li").ShowsAsync();
        Assert.EndsWith("/searches/s-1000?tab=log", Page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_moves_to_another_head_when_its_own_is_gone()
    {
        await using var other = await FakeHead.StartAsync(Cluster);
        await Head.DisposeAsync();
        Head = await FakeHead.StartAsync(Cluster, heads: [other.Address]);
        await OpenWindowAsync(ColorScheme.Light);
        await Page.OpenAsync("/searches/s-1000?trials=3,12");
        await Head.DisposeAsync();
        await Page.ReachesAsync($"{other.Address}searches/s-1000?trials=3,12");
        await Page.LiveAsync();
    }
}
