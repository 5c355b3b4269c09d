using Microsoft.Playwright;
using NasV2.Dashboard.Tests.Browser;

namespace NasV2.EndToEnd.Tests.Browser;

/// <summary>All pages of a head that ran a search.</summary>
[Trait("Needs", "browser")]
public sealed class EveryPageTests(Chromium chromium, OpenHead head) : RealHeadTest(chromium, head), IClassFixture<OpenHead>
{
    [Fact]
    public async Task No_page_makes_the_browser_complain()
    {
        var search = $"/searches/{await Head.SubmitAsync(trials: 3)}";
        await Page.OpenAsync(search);
        await Page.Locator("main").SaysAsync("completed");
        string[] paths =
        [
            "/", "/?q=nothing", search, $"{search}?trials=0,1", $"{search}?tab=effects", $"{search}?tab=timeline",
            $"{search}?tab=winner", $"{search}?tab=log", $"{search}?tab=spec",
            $"{search}/trials/1", $"{search}/compare?trials=0,1", $"/submit?from={search.Split('/')[^1]}", "/submit", "/workers",
            "/searches/none",
        ];
        foreach (var path in paths)
        {
            await Page.OpenAsync(path);
            await Page.QuietAsync();
            await Page.ChartsAsync();
            Assert.True(Complaints.All.Count == 0, string.Join('\n', Complaints.All));
        }
    }

    [Fact]
    public async Task The_interface_is_described_in_a_page_under_its_content_security_policy()
    {
        var answer = await Page.GotoAsync("/openapi/");
        await Page.GetByText("SubmitSearch").ShowsAsync();
        Assert.Contains("default-src 'self'", answer!.Headers["content-security-policy"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_there_is_not_says_so()
    {
        var answer = await Page.GotoAsync("/nothing/here");
        Assert.Equal(404, answer!.Status);
        await Page.GetByRole(AriaRole.Heading, new() { Name = "There is no such page" }).ShowsAsync();
        Complaints.Forget("404 (Not Found)");
    }
}
