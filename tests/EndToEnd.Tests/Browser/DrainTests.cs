using NasV2.Dashboard.Tests.Browser;
using NasV2.Storage;

namespace NasV2.EndToEnd.Tests.Browser;

/// <summary>A class of its own: no search runs on its head any more.</summary>
[Trait("Needs", "browser")]
public sealed class DrainTests(Chromium chromium, TokenHead head) : RealHeadTest(chromium, head), IClassFixture<TokenHead>
{
    [Fact]
    public async Task Who_administers_drains_a_worker()
    {
        await SignInAsync(AccessScope.Admin, "/workers");
        await Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Drain " }).ClickAsync();
        await Page.Button("Drain").ClickAsync();
        await Page.Locator("tr[data-worker]").SaysAsync("drained");
    }
}
