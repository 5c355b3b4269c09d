using System.Net.Mime;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace NasV2.Server.Http;

/// <summary>
/// Admits callers with the admin token to Orleans' dashboard: in the Authorization header, or by the cookie that they were given for it.
/// </summary>
internal sealed class AdminDashboardMiddleware(string token)
{
    public const string Path = "/orleans";
    private const string SignInPath = $"{Path}/sign-in";
    private const string Cookie = "nasv2-admin";
    private const string Scheme = "Bearer ";

    private const string Form =
        $"""
        <!doctype html><html lang="en"><title>NasV2: sign in</title>
        <form method="post" action="{SignInPath}"><label>Admin token <input type="password" name="token" autofocus></label> <button>Sign in</button></form>
        """;

    /// <summary>Follows from the token, so that it holds on every head, and does not give it away.</summary>
    private readonly string _pass = Convert.ToHexString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(token), "nasv2 dashboard"u8));

    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.Request.Path == SignInPath && HttpMethods.IsPost(context.Request.Method))
            await SignInAsync(context);
        else if (IsKnown(context.Request))
            await next(context);
        else
            await RefuseAsync(context);
    }

    private static async Task RefuseAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        context.Response.Headers.WWWAuthenticate = "Bearer realm=\"nasv2\"";
        context.Response.Headers.CacheControl = "no-store";
        context.Response.ContentType = MediaTypeNames.Text.Html;
        await context.Response.WriteAsync(Form, context.RequestAborted);
    }

    private static bool AreEqual(string given, string expected) =>
        // Hashed first: the comparison must not tell how long the token is.
        CryptographicOperations.FixedTimeEquals(
            SHA256.HashData(Encoding.UTF8.GetBytes(given)), SHA256.HashData(Encoding.UTF8.GetBytes(expected)));

    private async Task SignInAsync(HttpContext context)
    {
        var given = context.Request.HasFormContentType
            ? (await context.Request.ReadFormAsync(context.RequestAborted))["token"]
            : StringValues.Empty;
        if (!AreEqual(given.ToString(), token))
        {
            await RefuseAsync(context);
            return;
        }

        context.Response.Cookies.Append(
            Cookie,
            _pass,
            new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = context.Request.IsHttps, Path = Path });
        context.Response.Redirect($"{Path}/");
    }

    private bool IsKnown(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        return header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            ? AreEqual(header[Scheme.Length..], token)
            : request.Cookies.TryGetValue(Cookie, out var pass) && AreEqual(pass, _pass);
    }
}
