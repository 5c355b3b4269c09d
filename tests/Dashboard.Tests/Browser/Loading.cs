using System.Globalization;
using Microsoft.Playwright;

namespace NasV2.Dashboard.Tests.Browser;

/// <summary>Measures how long a page takes until it can be used: runs where NAS_PAGE has its address, else skipped.
/// bench/page.sh prepares it.</summary>
[Collection(nameof(InBrowser))]
[Trait("Needs", "browser")]
public sealed class Loading(Chromium chromium)
{
    private const int Warmups = 3;
    private const int Runs = 10;

    /// <summary>The circuit is live, what is in sight of charts is drawn, the rows of the table are there.</summary>
    private const string Usable =
        """
        () => document.querySelector('main[data-live=yes]')
          && document.querySelector('nas-chart')
          && [...document.querySelectorAll('nas-chart')].every(chart => chart.dataset.drawn || chart.getBoundingClientRect().top > innerHeight)
          && document.querySelector('.trials tr[data-trial]')
          ? performance.now() : 0
        """;

    [Fact]
    public async Task Until_a_page_can_be_used()
    {
        var address = Environment.GetEnvironmentVariable("NAS_PAGE");
        Assert.SkipWhen(address is null || chromium.Browser is null, "NAS_PAGE is not set, or there is no Chromium.");
        await using var context = await chromium.Browser!.NewContextAsync(
            new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = 1440, Height = 900 } });
        List<double> times = [];
        for (var run = 0; run < Warmups + Runs; run++)
        {
            var page = await context.NewPageAsync();
            await page.GotoAsync(address!, new PageGotoOptions { WaitUntil = WaitUntilState.Commit });
            var usable = await page.WaitForFunctionAsync(Usable);
            if (run >= Warmups)
                times.Add(await usable.JsonValueAsync<double>());
            await page.CloseAsync();
        }

        times.Sort();
        await Console.Out.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"page usable after {(times[(Runs / 2) - 1] + times[Runs / 2]) / 2:0} ms (median of {Runs}; "
                + $"{times[0]:0} to {times[^1]:0} ms)"));
    }
}
