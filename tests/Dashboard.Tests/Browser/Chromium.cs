using Microsoft.Playwright;

namespace NasV2.Dashboard.Tests.Browser;

/// <summary>The browser that all tests share.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private IPlaywright? _playwright;

    /// <summary>How long to wait for a page: the defaults, 5 and 30 s, are short for a machine whose cores do other things too.</summary>
    public const int TimeoutMs = 120_000;

    public IBrowser? Browser { get; private set; }

    /// <summary>Where it is; null: not installed.</summary>
    public static string? Path { get; } =
        new[] { Environment.GetEnvironmentVariable("NAS_TEST_CHROMIUM"), "/usr/bin/chromium" }.FirstOrDefault(File.Exists);

    public async ValueTask InitializeAsync()
    {
        if (Path is null)
            return;
        Assertions.SetDefaultExpectTimeout(TimeoutMs);
        _playwright = await Playwright.CreateAsync();
        Browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Path,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync",
                "--no-first-run"],
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (Browser is not null)
            await Browser.DisposeAsync();
        _playwright?.Dispose();
    }
}
