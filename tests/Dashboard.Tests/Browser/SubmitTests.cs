using Microsoft.Playwright;

namespace NasV2.Dashboard.Tests.Browser;

[Trait("Needs", "browser")]
public sealed class SubmitTests(Chromium chromium) : DashboardTest(chromium)
{
    private ILocator Editor => Page.GetByLabel("Spec, YAML or JSON");

    private ILocator Verdict => Page.Locator("[data-problems]").First;

    [Fact]
    public async Task Problems_are_shown_as_one_types_and_a_click_jumps_to_the_line()
    {
        await Page.OpenAsync("/submit");
        await Editor.FillAsync("name: mine\ntrials: none\nrecipe:\n  epochs: 5\n");
        var problem = Page.GetByRole(AriaRole.Button, new() { Name = "Line 2: trials is 'none'; expected a whole number of at least 1" });
        await problem.ShowsAsync();
        await Assertions.Expect(Page.Button("Submit")).ToBeDisabledAsync();
        await problem.ClickAsync();
        await Page.WaitForFunctionAsync(
            "() => { const area = document.querySelector('textarea'); return area.value.slice(area.selectionStart, "
                + "area.selectionEnd) === 'trials: none'; }");
    }

    [Fact]
    public async Task A_spec_without_problems_is_estimated_and_submitted_once()
    {
        await Page.OpenAsync("/submit");
        await Editor.FillAsync("name: mine\ntrials: 40\n");
        await Page.GetByLabel("Estimate").SaysAsync("about 8 min");
        await Page.GetByLabel("Estimate").SaysAsync("7.5 % ± 0.4");
        var before = Cluster.Searches.Count;
        await Page.Button("Submit").DblClickAsync();
        await Page.ReachesAsync("**/searches/mine-**");
        await Page.GetByRole(AriaRole.Heading, new() { Name = "mine", Exact = true }).ShowsAsync();
        Assert.Equal(before + 1, Cluster.Searches.Count);
    }

    [Fact]
    public async Task An_example_is_a_start()
    {
        await Page.OpenAsync("/submit");
        await Page.Button("CIFAR-10").ClickAsync();
        await Assertions.Expect(Editor).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("name: cifar10"));
        await Page.GetByText("No problems").ShowsAsync();
    }
}
