using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using NasV2.Dashboard.Tests.Browser;
using NasV2.Storage;

namespace NasV2.EndToEnd.Tests.Browser;

/// <summary>A head that asks for tokens, in a browser.</summary>
[Trait("Needs", "browser")]
public sealed class TokenHeadTests(Chromium chromium, TokenHead head) : RealHeadTest(chromium, head), IClassFixture<TokenHead>
{
    private static readonly string[] Changes = ["Pause", "Change budget", "Cancel search"];

    [Fact]
    public async Task A_page_leads_to_the_sign_in_which_refuses_a_wrong_token_and_leads_back_with_a_good_one()
    {
        await Page.GotoAsync("/workers");
        Assert.Equal("/sign-in?return=%2Fworkers", new Uri(Page.Url).PathAndQuery);

        await GiveAsync("hello");
        await Page.GetByRole(AriaRole.Alert).SaysAsync("Not a NasV2 token");
        await GiveAsync(Head.Tokens[AccessScope.Read][..^4] + "0000");
        await Page.GetByRole(AriaRole.Alert).SaysAsync("token");
        Complaints.Forget("401 (Unauthorized)");

        await GiveAsync(Head.Tokens[AccessScope.Read]);
        await Page.ReachesAsync("**/workers");
        await Page.LiveAsync();
        await Page.GetByRole(AriaRole.Heading, new() { Name = "Workers" }).ShowsAsync();
    }

    [Fact]
    public async Task Who_may_only_read_is_shown_no_buttons_that_would_be_refused()
    {
        var id = await Head.SubmitAsync(trials: 500);
        await SignInAsync(AccessScope.Read, $"/searches/{id}");
        await Page.Locator("tr[data-trial]").ShowsAsync();
        await Page.ChartsAsync();
        var finished = await Page.Locator("[data-finished]").GetAttributeAsync("data-finished") ?? "";
        await Assertions.Expect(Page.Locator("[data-finished]")).Not.ToHaveAttributeAsync("data-finished", finished);
        foreach (var name in Changes)
            await Assertions.Expect(Page.Button(name)).ToHaveCountAsync(0);
        await Page.OpenAsync("/");
        await Page.Locator($"tr[data-search={id}]").ShowsAsync();
        await Assertions.Expect(Page.GetByRole(AriaRole.Button, new() { Name = "Steer" })).ToHaveCountAsync(0);
        await Page.OpenAsync("/workers");
        await Page.Locator("tr[data-worker]").ShowsAsync();
        await Assertions.Expect(Page.GetByRole(AriaRole.Button, new() { Name = "Drain" })).ToHaveCountAsync(0);
        await Page.OpenAsync("/submit");
        await Page.GetByText("No problems").ShowsAsync();
        await Assertions.Expect(Page.Button("Submit")).ToBeDisabledAsync();
        await Page.Locator("main").SaysAsync("needs a token with the scope submit");
    }

    [Fact]
    public async Task Who_may_submit_steers_a_search_but_drains_no_worker()
    {
        var id = await Head.SubmitAsync(trials: 500);
        await SignInAsync(AccessScope.Submit, $"/searches/{id}");
        await Page.Button("Pause").ClickAsync();
        await Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Pause" }).ClickAsync();
        await Page.Button("Resume").ShowsAsync();
        await Page.OpenAsync("/workers");
        await Page.Locator("tr[data-worker]").ShowsAsync();
        await Assertions.Expect(Page.GetByRole(AriaRole.Button, new() { Name = "Drain" })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Every_page_leads_to_the_sign_out()
    {
        await SignInAsync(AccessScope.Read, "/");
        await Page.GetByRole(AriaRole.Link, new() { Name = "Sign out" }).ClickAsync();
        await Page.Button("Sign out").ClickAsync();
        await Page.ReachesAsync("**/sign-in");
        await Page.GotoAsync("/");
        Assert.StartsWith("/sign-in", new Uri(Page.Url).PathAndQuery, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task The_sign_in_has_no_serious_violation(ColorScheme theme)
    {
        await OpenWindowAsync(theme);
        await Page.GotoAsync("/sign-in");
        Assert.Empty(SeriousViolations.In(await Page.RunAxe()));
        await GiveAsync("hello");
        await Page.GetByRole(AriaRole.Alert).ShowsAsync();
        Complaints.Forget("401 (Unauthorized)");
        Assert.Empty(SeriousViolations.In(await Page.RunAxe()));
    }
}
