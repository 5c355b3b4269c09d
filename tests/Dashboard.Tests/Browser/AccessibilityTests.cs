using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace NasV2.Dashboard.Tests.Browser;

[Trait("Needs", "browser")]
public sealed class AccessibilityTests(Chromium chromium) : DashboardTest(chromium)
{
    private static readonly string[] Paths =
    [
        "/", "/?q=nothing", "/searches/s-1000", "/searches/s-1000?trials=3,12", "/searches/s-1000?tab=effects",
        "/searches/s-1000?tab=timeline", "/searches/s-0200?tab=winner",
        "/searches/s-1000?tab=log", "/searches/s-1000?tab=spec", "/searches/s-1000/trials/12", "/searches/s-1000/compare?trials=3,12",
        "/submit", "/workers", "/searches/none",
    ];

    public static TheoryData<string,
    ColorScheme> Cases => [.. from path in Paths from theme in new[] { ColorScheme.Light, ColorScheme.Dark } select (path, theme)];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task No_page_has_a_serious_violation(string path, ColorScheme theme)
    {
        await OpenWindowAsync(theme);
        await Page.OpenAsync(path);
        await Page.QuietAsync();
        await Page.ChartsAsync();
        var found = await Page.RunAxe();
        var serious = found.Violations.Where(violation => violation.Impact is "serious" or "critical");
        Assert.Empty(serious.SelectMany(violation =>
            violation.Nodes.Select(node => $"{violation.Id}: {node.Html} {string.Join(' ', node.Any.Select(check => check.Message))}")));
    }

    [Fact]
    public async Task The_first_tab_stop_leads_to_the_content()
    {
        await Page.OpenAsync("/workers");
        await Page.EvaluateAsync("() => document.activeElement.blur()");
        await Page.Keyboard.PressAsync("Tab");
        await Page.Keyboard.PressAsync("Tab");
        await Page.EvaluateAsync("() => document.querySelector('.skip').focus()");
        await Assertions.Expect(Page.Locator(".skip")).ToBeInViewportAsync();
        await Page.Keyboard.PressAsync("Enter");
        Assert.EndsWith("/workers#main", Page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_worker_is_drained_with_the_keyboard_alone()
    {
        await Page.OpenAsync("/workers");
        await ReachAsync("Drain worker-a-0");
        await Page.Keyboard.PressAsync("Enter");
        // A dialog moves the focus to its first action in several steps: a key pressed before that may go to a place that has just lost it.
        await Assertions.Expect(Page.GetByRole(AriaRole.Dialog).Button("Drain")).ToBeFocusedAsync();
        await Page.Keyboard.PressAsync("Enter");
        await Page.Locator("tr[data-worker=worker-a-0]").SaysAsync("draining");
    }

    [Fact]
    public async Task Every_action_of_a_search_is_a_tab_stop()
    {
        await Page.OpenAsync("/searches/s-1000");
        foreach (var name in new[] { "Pause", "Change budget", "Cancel search", "Save or read: Best reward over trials", "reward ↓" })
            await ReachAsync(name);
    }

    [Fact]
    public async Task The_theme_follows_the_system_can_be_switched_and_is_remembered()
    {
        await OpenWindowAsync(ColorScheme.Dark);
        await Page.OpenAsync("/");
        await Assertions.Expect(Page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
        await Page.Button("Switch to the light theme").ClickAsync();
        await Assertions.Expect(Page.Locator("html")).ToHaveAttributeAsync("data-theme", "light");
        await Page.OpenAsync("/workers");
        await Assertions.Expect(Page.Locator("html")).ToHaveAttributeAsync("data-theme", "light");
    }

    /// <summary>Presses Tab until what is named has the focus.</summary>
    private async Task ReachAsync(string name)
    {
        for (var presses = 0; presses < 80; presses++)
        {
            await Page.Keyboard.PressAsync("Tab");
            if (await Page.EvaluateAsync<string>("() => (document.activeElement.getAttribute('aria-label') ?? "
                + "document.activeElement.textContent).trim()") == name)
                return;
        }

        Assert.Fail($"'{name}' cannot be reached with the Tab key.");
    }
}
