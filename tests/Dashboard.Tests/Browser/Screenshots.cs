using Microsoft.Playwright;
using NasV2.Dashboard.Tests.Fake;

namespace NasV2.Dashboard.Tests.Browser;

/// <summary>Pictures of all pages, to be looked at: written where NAS_SCREENSHOTS points to, else skipped. NAS_SCREENSHOTS_OF has the
/// address of a search of a running head.</summary>
[Collection(nameof(InBrowser))]
[Trait("Needs", "browser")]
public sealed class Screenshots(Chromium chromium)
{
    private static readonly (string Name, string Path)[] Pages =
    [
        ("jobs", "/"), ("search", "/searches/s-1000"), ("chosen", "/searches/s-1000?trials=3,12,40"),
        ("effects", "/searches/s-1000?tab=effects"),
        ("timeline", "/searches/s-1000?tab=timeline"), ("winner", "/searches/s-0200?tab=winner"), ("log", "/searches/s-1000?tab=log"),
        ("spec", "/searches/s-1000?tab=spec"),
        ("trial", "/searches/s-1000/trials/12"), ("compare", "/searches/s-1000/compare?trials=3,12"), ("submit", "/submit"),
        ("workers", "/workers"), ("missing", "/searches/none"),
    ];

    [Fact]
    public async Task Every_page_in_both_themes_and_two_widths()
    {
        var folder = Environment.GetEnvironmentVariable("NAS_SCREENSHOTS");
        Assert.SkipWhen(folder is null || chromium.Browser is null, "NAS_SCREENSHOTS is not set, or there is no Chromium.");
        var only = Environment.GetEnvironmentVariable("NAS_SCREENSHOTS_ONLY")?.Split(',');
        var shown = Environment.GetEnvironmentVariable("NAS_SCREENSHOTS_OF") is { } address ? new Uri(address) : null;
        await using var head = shown is null ? await FakeHead.StartAsync(Samples.Cluster()) : null;
        foreach (var (theme, width) in new[] { (ColorScheme.Light, 1440), (ColorScheme.Dark, 1440), (ColorScheme.Light, 390),
            (ColorScheme.Dark, 390) })
        {
            await using var context = await chromium.Browser!.NewContextAsync(new BrowserNewContextOptions
            {
                BaseURL = (shown ?? head!.Address).ToString(),
                ColorScheme = theme,
                ViewportSize = new ViewportSize { Width = width, Height = 900 },
                TimezoneId = "Europe/Berlin",
                Locale = "en-GB",
            });
            foreach (var (name, path) in Pages.Where(page => only is null || only.Contains(page.Name)))
            {
                var page = await context.NewPageAsync();
                page.Console += (_, message) => { if (message.Type == "error") Console.Error.WriteLine($"{name}: {message.Text}"); };
                page.PageError += (_, error) => Console.Error.WriteLine($"{name}: {error}");
                await page.OpenAsync(shown is null ? path : path.Replace("/searches/s-1000", shown.AbsolutePath, StringComparison.Ordinal)
                    .Replace("/searches/s-0200", shown.AbsolutePath, StringComparison.Ordinal));
                await page.ChartsAsync();
                await page.QuietAsync();
                // Charts are drawn when they are in sight: make the window as high as the page.
                await page.SetViewportSizeAsync(
                    width, await page.EvaluateAsync<int>("() => Math.max(900, document.documentElement.scrollHeight)"));
                await page.WaitForFunctionAsync("() => [...document.querySelectorAll('nas-chart')].every(chart => chart.dataset.drawn)");
                await page.ScreenshotAsync(new PageScreenshotOptions
                {
                    Path = Path.Combine(folder!, $"{name}-{theme}-{width}.png".ToLowerInvariant()),
                    FullPage = true,
                });
                await page.CloseAsync();
            }
        }
    }
}
