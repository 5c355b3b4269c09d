using System.IO.Compression;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using NasV2.Dashboard.Tests.Browser;

namespace NasV2.EndToEnd.Tests.Browser;

/// <summary>The product as a new user meets it: <c>nas serve</c>, and a browser.</summary>
[Trait("Needs", "browser")]
public sealed class FirstSearchTests(Chromium chromium, OpenHead head) : RealHeadTest(chromium, head), IClassFixture<OpenHead>
{
    [Fact]
    public async Task A_job_is_submitted_in_the_page_and_watched_to_its_end_without_reloading()
    {
        await Page.OpenAsync("/");
        await Page.GetByRole(AriaRole.Link, new() { Name = "Submit a search" }).First.ClickAsync();
        await Page.GetByLabel("Spec, YAML or JSON").FillAsync(RealHead.Spec(trials: 6));
        await Page.GetByText("No problems").ShowsAsync();
        await Page.Button("Submit").ClickAsync();
        await Page.ReachesAsync("**/searches/in-the-browser-**");
        await Page.EvaluateAsync("() => window.mine = true");
        await Assertions.Expect(Page.Locator("[data-finished]")).ToHaveAttributeAsync("data-finished", "6");
        await Page.Locator("main").SaysAsync("completed");
        await Assertions.Expect(Page.Locator("[data-total]")).ToHaveAttributeAsync("data-total", "6");
        await Page.ChartsAsync();
        await Page.GetByText("Winner", new() { Exact = true }).ClickAsync();
        await Page.GetByRole(AriaRole.Heading, new() { Name = "Winner: trial" }).ShowsAsync();
        Assert.True(await Page.EvaluateAsync<bool>("() => window.mine"));
    }

    [Fact]
    public async Task Trials_that_end_while_the_page_is_open_get_their_reward_and_step_in_table_and_charts()
    {
        const string InTable =
            """
            () => {
              const rows = [...document.querySelectorAll('tr[data-trial]')].filter(row => row.cells[2].textContent.includes('completed'));
              return rows.length > 5
                && rows.every(row => !row.cells[3].textContent.includes('–') && row.cells[5].textContent.includes('ms'));
            }
            """;
        const string InCharts =
            """
            () => {
              const points = document.querySelector('nas-chart[kind=best]').points;
              return points.length === 25 && points.reward.every(isFinite) && points.step.every(isFinite);
            }
            """;
        Head.Hold();
        var id = await Head.SubmitAsync(trials: 25);
        await Page.OpenAsync($"/searches/{id}");
        await Assertions.Expect(Page.Locator("[data-finished]")).ToHaveAttributeAsync("data-finished", "0");
        Head.Release();
        await Assertions.Expect(Page.Locator("[data-finished]")).ToHaveAttributeAsync("data-finished", "25");

        await Page.WaitForFunctionAsync(InTable);
        await Page.WaitForFunctionAsync(InCharts);
        await Page.ReloadAsync();
        await Page.LiveAsync();
        await Page.WaitForFunctionAsync(InTable);
    }

    [Fact]
    public async Task Trials_are_filtered_and_two_are_compared()
    {
        var id = await FinishedAsync(trials: 12);
        await Page.OpenAsync($"/searches/{id}");
        await Page.GetByLabel("Candidate contains").FillAsync("nothing");
        await Assertions.Expect(Page.Locator("[data-total]")).ToHaveAttributeAsync("data-total", "0");
        await Page.GetByLabel("Candidate contains").FillAsync("r1_k3");
        await Assertions.Expect(Page.Locator("[data-total]")).ToHaveAttributeAsync("data-total", new Regex("^([1-9]|1[0-2])$"));
        await Page.GetByLabel("Choose trial", new() { Exact = false }).Nth(0).CheckAsync();
        await Page.Locator("tr.chosen").ShowsAsync();
        await Page.GetByLabel("Choose trial", new() { Exact = false }).Nth(1).CheckAsync();
        await Page.GetByRole(AriaRole.Link, new() { Name = "Compare" }).ClickAsync();
        await Page.Locator("[data-differences]").SaysAsync("networks");
        await Assertions.Expect(Page.Locator("ol.stages")).ToHaveCountAsync(2);
        await Page.ChartsAsync();
    }

    [Fact]
    public async Task The_winners_bundle_is_downloaded_and_its_files_parse()
    {
        var id = await FinishedAsync(trials: 3);
        await Page.OpenAsync($"/searches/{id}?tab=winner");
        var all = Page.GetByRole(AriaRole.Link, new() { Name = "Download all" });
        await all.ShowsAsync();
        var download = await Page.RunAndWaitForDownloadAsync(() => all.ClickAsync());
        using var zip = ZipFile.OpenRead((await download.PathAsync())!);
        Assert.Equal(["result.json", "s.json", "m.json", "l.json"], zip.Entries.Select(entry => entry.Name));
        var files = zip.Entries.ToDictionary(entry => entry.Name, Parse);
        Assert.Equal(3, files["result.json"]["ranking"]!.AsArray().Count);
        Assert.All(["s.json", "m.json", "l.json"], name => Assert.NotEmpty(files[name].AsObject()));
        // Images are evaluated at another size than they are trained at, and the table shows what the files were scaled for.
        foreach (var (row, size) in files["result.json"]["family"]!.AsArray().Index())
            await Page.Locator("section[aria-label=Sizes] tbody tr").Nth(row).SaysAsync($"{size!["resolution"]} px");
    }

    private static JsonNode Parse(ZipArchiveEntry entry)
    {
        using var content = entry.Open();
        return JsonNode.Parse(content)!;
    }

    private async Task<string> FinishedAsync(int trials)
    {
        var id = await Head.SubmitAsync(trials);
        await Page.OpenAsync($"/searches/{id}");
        await Assertions.Expect(Page.Locator("[data-finished]")).ToHaveAttributeAsync("data-finished", $"{trials}");
        return id;
    }
}
