using Microsoft.Playwright;
using NasV2.Dashboard.Tests.Fake;

namespace NasV2.Dashboard.Tests.Browser;

/// <summary>A head with the sample searches and a window that shows it; skipped where there is no Chromium.</summary>
[Collection(nameof(InBrowser))]
public abstract class DashboardTest(Chromium chromium) : IAsyncLifetime
{
    private IBrowserContext? _context;

    private protected FakeCluster Cluster { get; } = Samples.Cluster();

    private protected FakeHead Head { get; set; } = null!;

    private protected IPage Page { get; private set; } = null!;

    public virtual async ValueTask InitializeAsync()
    {
        Assert.SkipWhen(chromium.Browser is null, "There is no Chromium: install it, or name it with NAS_TEST_CHROMIUM.");
        Head = await FakeHead.StartAsync(Cluster);
        Page = await OpenWindowAsync(ColorScheme.Light);
    }

    public async ValueTask DisposeAsync()
    {
        if (_context is not null)
            await _context.DisposeAsync();
        if (Head is not null)
            await Head.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private protected async Task<IPage> OpenWindowAsync(ColorScheme theme)
    {
        if (_context is not null)
            await _context.DisposeAsync();
        _context = await chromium.Browser!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = Head.Address.ToString(),
            ColorScheme = theme,
            ViewportSize = new ViewportSize { Width = 1280, Height = 900 },
            TimezoneId = "Asia/Tokyo",
            Locale = "en-GB",
            AcceptDownloads = true,
            ReducedMotion = ReducedMotion.Reduce,
        });
        _context.SetDefaultTimeout(Chromium.TimeoutMs);
        return Page = await _context.NewPageAsync();
    }
}
