using Microsoft.AspNetCore.Http;
using NasV2.Dashboard.Hosting;
using NasV2.Server.Http;
using NasV2.Server.Pages;

namespace NasV2.Server.Access.Browsers;

/// <summary>Tells browsers what the pages of this service may do, and that they may not be framed.</summary>
internal sealed class SecurityHeaders(RequestDelegate next, DashboardSettings dashboard, ModuleMap imports)
{
    /// <summary>Blazor Server needs its own scripts and its WebSocket; component libraries set styles on elements.</summary>
    private readonly string _policy =
        $"default-src 'self'; script-src 'self' {imports.Source}; style-src 'self' 'unsafe-inline'; img-src 'self' "
            + "data:; font-src 'self' data:; "
        // A page asks the other heads whether they are alive before it moves to one.
        + $"connect-src 'self' {string.Join(' ', dashboard.Addresses.Select(head => head.GetLeftPart(UriPartial.Authority)))}; "
        + "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    /// <summary>Orleans' dashboard has scripts in its page.</summary>
    private const string AdminPolicy = "frame-ancestors 'none'";

    private const string Year = "max-age=31536000";

    public Task InvokeAsync(HttpContext context)
    {
        context.Response.OnStarting(() =>
        {
            Add(context);
            return Task.CompletedTask;
        });
        return next(context);
    }

    private void Add(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        // A browser would remember it for every service of that name, whatever its port.
        if (context.Request.IsHttps && !context.Request.Host.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase))
            headers.StrictTransportSecurity = Year;
        if (context.Response.ContentType?.StartsWith("text/html", StringComparison.OrdinalIgnoreCase) != true)
            return;
        headers.ContentSecurityPolicy = context.Request.Path.StartsWithSegments(AdminDashboardMiddleware.Path) ? AdminPolicy : _policy;
        headers["Referrer-Policy"] = "no-referrer";
        headers.XFrameOptions = "DENY";
    }
}
