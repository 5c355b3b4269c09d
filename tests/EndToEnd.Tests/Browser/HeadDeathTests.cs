using Microsoft.Playwright;
using NasV2.Dashboard.Tests.Browser;
using NasV2.Storage;
using NasV2.Storage.Tests;

namespace NasV2.EndToEnd.Tests.Browser;

/// <summary>Two heads over PostgreSQL, in a browser.</summary>
[Collection(nameof(InBrowser))]
[Trait("Needs", "PostgreSQL")]
[Trait("Needs", "browser")]
public sealed class HeadDeathTests(Chromium chromium, PostgresServer server) : IDisposable
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;
    private readonly SearchHome _home = new();

    [Fact]
    public async Task A_page_reconnects_to_another_head_when_its_own_is_killed_without_signing_in_again()
    {
        Assert.SkipWhen(chromium.Browser is null, "There is no Chromium: install it, or name it with NAS_TEST_CHROMIUM.");
        var store = await server.NewAddressAsync();
        var token = await TestToken.CreateAsync(store, AccessScope.Submit);
        var (first, second) = (NewAddress(), NewAddress());
        await File.WriteAllTextAsync(Path.Combine(_home.Folder, "settings.json"), $$"""{ "dashboard": { "heads": ["{{first}}", "{{second}}"] } }""", Ct);
        await using var one = Head("one", store, first);
        await using var two = Head("two", store, second);
        await RealHead.ReadyAsync(first, one);
        await RealHead.ReadyAsync(second, two);
        var search = await RealHead.SubmitAsync(first, trials: 3, token);

        await using var context = await chromium.Browser!.NewContextAsync();
        context.SetDefaultTimeout(Chromium.TimeoutMs);
        var page = await context.NewPageAsync();
        await page.GotoAsync($"{first}searches/{search}?tab=log");
        await page.GetByLabel("Access token").FillAsync(token);
        await page.Button("Sign in").ClickAsync();
        await page.ReachesAsync($"{first}searches/{search}?tab=log");
        await page.LiveAsync();

        await one.KillAsync();
        await page.ReachesAsync($"{second}searches/{search}?tab=log");
        await page.LiveAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "in-the-browser" }).ShowsAsync();
    }

    public void Dispose() => _home.Dispose();

    private static Uri NewAddress() => new($"http://127.0.0.1:{RealHead.FreePort()}");

    private NasProcess Head(string name, string store, Uri http) => NasProcess.Start(
        "serve", "--store", store, "--home", _home.Home, "--name", name, "--http", http.ToString(), "--settings",
        Path.Combine(_home.Folder, "settings.json"),
        "--silo-port", $"{RealHead.FreePort()}");
}
