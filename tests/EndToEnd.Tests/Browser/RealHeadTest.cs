using Microsoft.Playwright;
using NasV2.Dashboard.Tests.Browser;

namespace NasV2.EndToEnd.Tests.Browser;

/// <summary>A real head and a window that shows it; skipped where there is no Chromium. No test may make the browser complain.</summary>
[Collection(nameof(InBrowser))]
public abstract class RealHeadTest(Chromium chromium, params string[] scopes) : IAsyncLifetime
{
    private IBrowserContext? _context;

    private protected RealHead Head { get; private set; } = null!;

    private protected IPage Page { get; private set; } = null!;

    private protected Complaints Complaints { get; private set; } = null!;

    public virtual async ValueTask InitializeAsync()
    {
        Assert.SkipWhen(chromium.Browser is null, "There is no Chromium: install it, or name it with NAS_TEST_CHROMIUM.");
        Head = await RealHead.StartAsync(scopes);
        await OpenWindowAsync(ColorScheme.Light);
    }

    public async ValueTask DisposeAsync()
    {
        if (_context is not null)
            await _context.DisposeAsync();
        if (Head is not null)
            await Head.DisposeAsync();
        GC.SuppressFinalize(this);
        if (Complaints is not null)
            Assert.True(Complaints.All.Count == 0, string.Join('\n', Complaints.All));
    }

    private protected async Task OpenWindowAsync(ColorScheme theme)
    {
        if (_context is not null)
            await _context.DisposeAsync();
        _context = await chromium.Browser!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = Head.Address.ToString(), ColorScheme = theme, ViewportSize = new ViewportSize { Width = 1280, Height = 900 }, Locale = "en-GB", AcceptDownloads = true, ReducedMotion = ReducedMotion.Reduce,
        });
        Complaints = await Complaints.OfAsync(_context);
        Page = await _context.NewPageAsync();
    }
}
