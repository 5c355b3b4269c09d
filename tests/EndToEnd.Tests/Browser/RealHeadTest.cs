using Microsoft.Playwright;
using NasV2.Dashboard.Tests.Browser;
using NasV2.Storage;

namespace NasV2.EndToEnd.Tests.Browser;

/// <summary>A window that shows a real head; skipped where there is no Chromium. No test may make the browser complain.</summary>
[Collection(nameof(InBrowser))]
public abstract class RealHeadTest(Chromium chromium, RealHead head) : IAsyncLifetime
{
    private IBrowserContext? _context;

    private protected RealHead Head => head;

    private protected IPage Page { get; private set; } = null!;

    private protected Complaints Complaints { get; private set; } = null!;

    public virtual async ValueTask InitializeAsync()
    {
        Assert.SkipWhen(chromium.Browser is null, "There is no Chromium: install it, or name it with NAS_TEST_CHROMIUM.");
        await OpenWindowAsync(ColorScheme.Light);
    }

    public async ValueTask DisposeAsync()
    {
        if (_context is not null)
            await _context.DisposeAsync();
        GC.SuppressFinalize(this);
        if (Complaints is not null)
            Assert.True(Complaints.All.Count == 0, string.Join('\n', Complaints.All));
    }

    private protected async Task SignInAsync(AccessScope scope, string path)
    {
        await Page.GotoAsync(path);
        await GiveAsync(head.Tokens[scope]);
        await Page.ReachesAsync($"**{path}");
        await Page.LiveAsync();
    }

    private protected async Task GiveAsync(string token)
    {
        await Page.GetByLabel("Access token").FillAsync(token);
        await Page.Button("Sign in").ClickAsync();
    }

    private protected async Task OpenWindowAsync(ColorScheme theme)
    {
        if (_context is not null)
            await _context.DisposeAsync();
        _context = await chromium.Browser!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = head.Address.ToString(),
            ColorScheme = theme,
            ViewportSize = new ViewportSize { Width = 1280, Height = 900 },
            Locale = "en-GB",
            AcceptDownloads = true,
            ReducedMotion = ReducedMotion.Reduce,
        });
        Complaints = await Complaints.CollectAsync(_context);
        _context.SetDefaultTimeout(Chromium.TimeoutMs);
        Page = await _context.NewPageAsync();
    }
}
