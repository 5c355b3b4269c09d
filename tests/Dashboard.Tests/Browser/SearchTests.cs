using System.IO.Compression;
using Microsoft.Playwright;
using NasV2.Api.V1;

namespace NasV2.Dashboard.Tests.Browser;

[Trait("Needs", "browser")]
public sealed class SearchTests(Chromium chromium) : DashboardTest(chromium)
{
    private ILocator Rows => Page.Locator("tr[data-trial]");

    [Fact]
    public async Task Trials_are_filtered_and_sorted_by_the_service()
    {
        await Page.OpenAsync("/searches/s-1000");
        await Rows.ShowsAsync();
        await Page.GetByLabel("Worker").FillAsync("worker-b-1");
        var expected = Cluster.Searches["s-1000"].Trials.Count(trial => trial.Worker == "worker-b-1");
        await Assertions.Expect(Page.Locator("[data-total]")).ToHaveAttributeAsync("data-total", $"{expected}");
        await Page.Button("step").ClickAsync();
        var fastest = Cluster.Searches["s-1000"].Trials.Where(trial => trial.Worker == "worker-b-1" && trial.Score is not null)
            .MinBy(trial => trial.Score.StepMs)!;
        await Assertions.Expect(Rows.First).ToHaveAttributeAsync("data-trial", $"{fastest.Index}");
    }

    [Fact]
    public async Task Two_chosen_trials_are_compared()
    {
        await Page.OpenAsync("/searches/s-1000");
        await Rows.ShowsAsync();
        await Page.GetByLabel("Choose trial", new() { Exact = false }).Nth(0).CheckAsync();
        await Page.Locator("tr.chosen").ShowsAsync();
        await Page.GetByLabel("Choose trial", new() { Exact = false }).Nth(1).CheckAsync();
        await Page.GetByRole(AriaRole.Link, new() { Name = "Compare" }).ClickAsync();
        await Page.Locator("[data-differences]").SaysAsync("differ in");
        await Assertions.Expect(Page.Locator(".stages .differs")).Not.ToHaveCountAsync(0);
        await Assertions.Expect(Page.Locator("ol.stages")).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task A_search_is_followed_without_reloading()
    {
        await Page.OpenAsync("/searches/s-1000");
        await Page.ChartsAsync();
        var chart = Page.Locator("nas-chart[kind=best]");
        var drawn = await chart.GetAttributeAsync("data-drawn");
        await Page.EvaluateAsync("() => window.mine = true");
        var search = Cluster.Searches["s-1000"];
        search.End(960);
        search.End(search.Start());
        await Assertions.Expect(Page.Locator("[data-finished]")).ToHaveAttributeAsync("data-finished", "962");
        await Assertions.Expect(chart).Not.ToHaveAttributeAsync("data-drawn", drawn!);
        await Assertions.Expect(Page.Locator("[data-total]")).ToHaveAttributeAsync("data-total", "967");
        Assert.True(await Page.EvaluateAsync<bool>("() => window.mine"));
    }

    [Fact]
    public async Task Many_pages_share_one_watch()
    {
        await Page.OpenAsync("/searches/s-1000");
        for (var tab = 0; tab < 4; tab++)
            await (await Page.Context.NewPageAsync()).OpenAsync("/searches/s-1000");
        Assert.Equal(1, Cluster.Watches);
    }

    [Theory]
    [InlineData("Save as SVG", "s-1000-best.svg", "<svg")]
    [InlineData("Save data as CSV", "s-1000-best.csv", "trial,status,epoch,accuracy,step (ms),parameters,reward")]
    [InlineData("Save as PNG", "s-1000-best.png", "PNG")]
    public async Task A_chart_is_saved(string item, string name, string content)
    {
        await Page.OpenAsync("/searches/s-1000");
        await Page.ChartsAsync();
        await Page.Button("Save or read: Best reward over trials").ClickAsync();
        var download = await Page.RunAndWaitForDownloadAsync(() => Page.GetByText(item).ClickAsync());
        Assert.Equal(name, download.SuggestedFilename);
        Assert.Contains(content, await File.ReadAllTextAsync((await download.PathAsync())!, TestContext.Current.CancellationToken),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_chart_has_a_sentence_and_a_table()
    {
        await Page.OpenAsync("/searches/s-1000");
        await Page.ChartsAsync();
        var best = Cluster.Searches["s-1000"].Search.Best;
        await Assertions.Expect(Page.Locator("nas-chart[kind=best]"))
            .ToHaveAttributeAsync("aria-label", new System.Text.RegularExpressions.Regex($"which trial {best.Trial} reached"));
        await Page.Button("Save or read: Best reward over trials").ClickAsync();
        await Page.GetByText("Show as a table").ClickAsync();
        await Assertions.Expect(Page.Locator(".chart-table").First.Locator("tbody tr")).ToHaveCountAsync(966);
    }

    [Fact]
    public async Task A_bundle_is_downloaded_as_one_file()
    {
        await Page.OpenAsync("/searches/s-0200?tab=winner");
        await Page.GetByRole(AriaRole.Link, new() { Name = "Download all" }).ShowsAsync();
        var download =
            await Page.RunAndWaitForDownloadAsync(() => Page.GetByRole(AriaRole.Link, new() { Name = "Download all" }).ClickAsync());
        using var zip = ZipFile.OpenRead((await download.PathAsync())!);
        Assert.Equal(["result.json", "s.json", "m.json", "l.json"], zip.Entries.Select(entry => entry.Name));
        using var reader = new StreamReader(zip.Entries[0].Open());
        Assert.Equal("""{"file":"result.json"}""", await reader.ReadToEndAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("/searches/s-0200?tab=winner", "Download all", "result.json", "s.onnx", "m.onnx", "l.onnx")]
    [InlineData("/searches/s-0200?tab=winner", "Download M", "m.onnx")]
    [InlineData("/searches/s-0200/trials/3", "Download network", "trial-3.onnx")]
    public async Task A_bundle_is_downloaded_in_any_format_that_the_service_lists(string page, string link, params string[] files)
    {
        Cluster.Formats.Add("onnx");
        await Page.OpenAsync(page);
        await Page.GetByLabel("Format").ClickAsync();
        await Page.GetByText("onnx", new() { Exact = true }).ClickAsync();
        var bundle = Page.GetByRole(AriaRole.Link, new() { Name = link });
        await Assertions.Expect(bundle).ToHaveAttributeAsync("href", new System.Text.RegularExpressions.Regex("format=onnx$"));
        var download = await Page.RunAndWaitForDownloadAsync(() => bundle.ClickAsync());
        using var zip = ZipFile.OpenRead((await download.PathAsync())!);
        Assert.Equal(files, zip.Entries.Select(entry => entry.Name));
    }

    [Fact]
    public async Task The_log_is_live_and_can_be_filtered()
    {
        await Page.OpenAsync("/searches/s-1000?tab=log");
        await Page.Locator(".log li").ShowsAsync();
        Cluster.Searches["s-1000"].End(960);
        await Page.Locator(".log").SaysAsync("trial 960 completed on");
        await Page.GetByLabel("Contains").FillAsync("timed out");
        await Assertions.Expect(Page.Locator(".log li:not(.bad)")).ToHaveCountAsync(0);
        await Page.Locator(".log li.bad").ShowsAsync();
    }

    [Fact]
    public async Task The_budget_is_changed()
    {
        await Page.OpenAsync("/searches/s-1000");
        await Page.Button("Change budget").ClickAsync();
        await Page.GetByLabel("Trials in all").FillAsync("1200");
        await Page.GetByLabel("Trials in all").BlurAsync();
        await Page.Button("Change").ClickAsync();
        await Assertions.Expect(Page.Locator(".facts").First).ToContainTextAsync("1,200");
        Assert.Equal(1200, Cluster.Searches["s-1000"].Search.Trials);
    }

    [Fact]
    public async Task A_search_that_ends_gets_its_winner_while_it_is_watched()
    {
        await Page.OpenAsync("/searches/s-1000?tab=winner");
        await Page.Locator("main").SaysAsync("Best so far");
        Cluster.Searches["s-1000"].Move(SearchState.Completed, "");
        await Page.GetByRole(AriaRole.Link, new() { Name = "Download all" }).ShowsAsync();
    }
}
