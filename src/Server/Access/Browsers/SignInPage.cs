using System.Net;
using System.Net.Mime;
using System.Text;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;

namespace NasV2.Server.Access.Browsers;

/// <summary>The pages of signing in and out, as plain HTML without scripts.</summary>
internal sealed class SignInPage(IAntiforgery antiforgery, ProviderSettings provider)
{
    public const string TokenField = "token";

    private const string Head =
        """
        <!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>NasV2</title><link rel="icon" type="image/svg+xml" href="/_nas/assets/icon.svg">
        <style>:root{color-scheme:light dark;background:light-dark(#f7f8fa,#12161c);color:light-dark(#1b2330,#e4e9f0)}body{font:16px system-ui;max-width:32rem;margin:15vh auto;padding:0 1rem}label{display:block}
        input,button{font:inherit;padding:.5rem;margin:.5rem 0;width:100%;box-sizing:border-box}.error{color:light-dark(#b00020,#ff9a92)}</style></head>
        <body><main><h1>NasV2</h1>
        """;

    private const string Foot = "</main></body></html>\n";

    /// <summary>The form that takes a token.</summary>
    /// <param name="context">The request.</param>
    /// <param name="returnTo">Path to go on to.</param>
    /// <param name="error">Why the last try failed; null for none.</param>
    public Task WriteInAsync(HttpContext context, string returnTo, string? error)
    {
        var html = new StringBuilder();
        if (error is not null)
            html.Append($"""<p class="error" role="alert">{WebUtility.HtmlEncode(error)}</p>""");
        html.Append($"""
            <form method="post" action="{SignInPath.In}">{Hidden(context)}<input type="hidden" name="{SignInPath.ReturnField}" value="{WebUtility.HtmlEncode(returnTo)}">
            <label>Access token <input type="password" name="{TokenField}" autocomplete="current-password" autofocus required></label>
            <button>Sign in</button></form>
            """);
        if (provider.IsGiven)
            html.Append($"""<p><a href="{WebUtility.HtmlEncode(ProviderSignIn.PathTo(returnTo))}">Sign in with your organisation</a></p>""");
        return WriteAsync(context, html.ToString());
    }

    /// <summary>The button that signs out.</summary>
    public Task WriteOutAsync(HttpContext context) =>
        WriteAsync(context, $"""<form method="post" action="{SignInPath.Out}">{Hidden(context)}<button>Sign out</button></form>""");

    /// <summary>Continues to a path of ours from a page of ours: a browser keeps a strict cookie back from redirects
    /// that another site began.</summary>
    public static Task WriteOnwardAsync(HttpContext context, string path)
    {
        var target = WebUtility.HtmlEncode(path);
        return WriteAsync(context, $"""<meta http-equiv="refresh" content="0;url={target}"><p><a href="{target}">Go on</a></p>""");
    }

    private static Task WriteAsync(HttpContext context, string body)
    {
        context.Response.ContentType = $"{MediaTypeNames.Text.Html}; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        return context.Response.WriteAsync(Head + body + Foot, context.RequestAborted);
    }

    private string Hidden(HttpContext context)
    {
        var form = antiforgery.GetAndStoreTokens(context);
        return $"""<input type="hidden" name="{form.FormFieldName}" value="{form.RequestToken}">""";
    }
}
