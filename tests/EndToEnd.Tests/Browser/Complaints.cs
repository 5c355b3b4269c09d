using Microsoft.Playwright;

namespace NasV2.EndToEnd.Tests.Browser;

/// <summary>What a browser complains about: errors in its console, faults of scripts, and what the content
/// security policy forbade.</summary>
internal sealed class Complaints
{
    private readonly List<string> _all = [];

    public IReadOnlyList<string> All
    {
        get
        {
            lock (_all)
                return [.. _all];
        }
    }

    public static async Task<Complaints> CollectAsync(IBrowserContext context)
    {
        var complaints = new Complaints();
        await context.AddInitScriptAsync(
            "document.addEventListener('securitypolicyviolation', event => console.error(`forbidden: ${event.violatedDirective} "
                + "${event.blockedURI} ${event.sample}`))");
        context.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                complaints.Add($"{message.Page?.Url}: {message.Text}");
        };
        context.WebError += (_, error) => complaints.Add($"{error.Page?.Url}: {error.Error}");
        return complaints;
    }

    /// <summary>Forgets those that a test expects.</summary>
    public void Forget(string text)
    {
        lock (_all)
            _all.RemoveAll(complaint => complaint.Contains(text, StringComparison.Ordinal));
    }

    private void Add(string text)
    {
        lock (_all)
            _all.Add(text);
    }
}
