using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace NasV2.Dashboard.Tests.Browser;

/// <summary>What a person waits for.</summary>
internal static class PageExtensions
{
    /// <summary>Opens a page and waits until it can be used.</summary>
    public static async Task OpenAsync(this IPage page, string path)
    {
        await page.GotoAsync(path);
        await page.LiveAsync();
    }

    public static Task LiveAsync(this IPage page) => Assertions.Expect(page.Locator("main[data-live=yes]")).ToBeVisibleAsync();

    /// <summary>Waits until the page's address is this one, in which <c>**</c> stands for anything.</summary>
    /// <remarks>Not <c>WaitForURLAsync</c>: it misses a navigation that ends before it begins to wait.</remarks>
    public static Task ReachesAsync(this IPage page, string address) => Assertions.Expect(page).ToHaveURLAsync(
        new Regex($"^{Regex.Escape(address).Replace(@"\*\*", ".*", StringComparison.Ordinal)}$"));

    /// <summary>Waits until every chart that is in sight is drawn.</summary>
    public static Task ChartsAsync(this IPage page) => page.WaitForFunctionAsync(
        "() => [...document.querySelectorAll('nas-chart')]"
        + ".every(chart => chart.dataset.drawn || chart.getBoundingClientRect().top > innerHeight)"
        + " && (!document.querySelector('.trials') || document.querySelector('.trials tr[data-trial]'))");

    /// <summary>Waits until nothing is being read any more.</summary>
    public static Task QuietAsync(this IPage page) => page.WaitForFunctionAsync(
        "() => ![...document.querySelectorAll('main [role=status]')].some(part => part.textContent.includes('…'))");

    public static ILocator Button(this IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    public static ILocator Button(this ILocator part, string name) => part.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    public static Task ShowsAsync(this ILocator locator) => Assertions.Expect(locator.First).ToBeVisibleAsync();

    public static Task SaysAsync(this ILocator locator, string text) => Assertions.Expect(locator).ToContainTextAsync(text);
}
