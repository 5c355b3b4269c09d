using System.Net;
using System.Text.RegularExpressions;
using NasV2.Server.Tests.Nodes;

namespace NasV2.Server.Tests.Access;

/// <summary>A person's browser: it keeps cookies, and follows redirects only on request.</summary>
internal sealed partial class Browser : IDisposable
{
    private readonly HttpClient _http;

    public Browser(CookieContainer? cookies = null)
    {
        Cookies = cookies ?? new();
        var handler = TestNode.Handler();
        handler.UseCookies = true;
        handler.CookieContainer = Cookies;
        _http = new HttpClient(handler);
        _http.DefaultRequestHeaders.Add("Accept", "text/html");
    }

    public CookieContainer Cookies { get; }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public Task<HttpResponseMessage> GetAsync(TestNode head, string path) => _http.GetAsync(new Uri(head.Http, path), Ct);

    public Task<HttpResponseMessage> PostAsync(TestNode head, string path, params (string Name, string Value)[] fields)
    {
        var form = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return _http.PostAsync(new Uri(head.Http, path), form, Ct);
    }

    /// <summary>Fills in the form of the sign-in page.</summary>
    public async Task<HttpResponseMessage> SignInAsync(TestNode head, string token, string returnTo = TestNode.Page)
    {
        using var page = await GetAsync(head, $"/sign-in?return={Uri.EscapeDataString(returnTo)}");
        var fields = await FieldsAsync(page);
        fields["token"] = token;
        return await PostAsync(head, "/sign-in", [.. fields.Select(field => (field.Key, field.Value))]);
    }

    /// <summary>The hidden fields of a page's form.</summary>
    public static async Task<Dictionary<string, string>> FieldsAsync(HttpResponseMessage page) =>
        Hidden().Matches(await page.Content.ReadAsStringAsync(Ct))
            .ToDictionary(match => match.Groups[1].Value, match => WebUtility.HtmlDecode(match.Groups[2].Value));

    public void Dispose() => _http.Dispose();

    [GeneratedRegex("""<input type="hidden" name="([^"]*)" value="([^"]*)">""")]
    private static partial Regex Hidden();
}
