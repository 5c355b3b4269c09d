using Microsoft.AspNetCore.Http;

namespace NasV2.Server.Access.Browsers;

/// <summary>The page on which browsers sign in, and where it leads.</summary>
internal static class SignInPath
{
    public const string SchemeName = "cookie";
    public const string In = "/sign-in";
    public const string Out = "/sign-out";
    public const string ReturnField = "return";

    /// <summary>Whether a person asks, rather than a program.</summary>
    public static bool WantsPage(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) && request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);

    /// <summary>The page, which leads back to what was asked for.</summary>
    public static string From(HttpRequest request) =>
        In + QueryString.Create(ReturnField, request.PathBase + request.Path + request.QueryString);

    /// <summary>The path to go back to; that of the start page when it leads elsewhere, such as <c>//evil.example</c>.</summary>
    public static string LocalOnly(string? path) =>
        path is ['/', ..] && path is not ['/', '/' or '\\', ..] && !path.Any(char.IsControl) ? path : "/";
}
