using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace NasV2.Dashboard.Hosting;

/// <summary>Mounts the dashboard.</summary>
public static class DashboardEndpoints
{
    /// <summary>
    /// Maps the pages at <c>/</c>, Blazor's hub at <c>/_blazor</c>, and files and data below <c>/_nas</c>. What is returned takes the
    /// host's conventions, such as who may see it; assets and <c>/_nas/alive</c> stay open to all.
    /// </summary>
    public static IEndpointConventionBuilder MapNasDashboard(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.UseAntiforgery();
        var assets = app.Services.GetRequiredService<AssetFiles>();
        app.MapGet(AssetFiles.Path + "{name}", (string name, HttpContext context) => assets.ServeAsync(name, context)).AllowAnonymous();
        app.MapGet("/_nas/alive", Alive).AllowAnonymous();
        var data = app.MapGroup("/_nas/searches/{id}");
        data.MapGet("/points", PointsEndpoint.ServeAsync);
        data.MapGet("/bundle", BundleEndpoint.ServeAsync);
        var pages = app.MapRazorComponents<App>().AddInteractiveServerRenderMode();
        return new BothConventions(data, pages);
    }

    /// <summary>Pages of other heads ask it before they move here.</summary>
    private static IResult Alive(HttpContext context, IHostApplicationLifetime life)
    {
        if (life.ApplicationStopping.IsCancellationRequested)
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        context.Response.Headers.AccessControlAllowOrigin = "*";
        context.Response.Headers.CacheControl = "no-store";
        return Results.NoContent();
    }

    private sealed class BothConventions(IEndpointConventionBuilder one, IEndpointConventionBuilder other) : IEndpointConventionBuilder
    {
        public void Add(Action<EndpointBuilder> convention)
        {
            one.Add(convention);
            other.Add(convention);
        }

        public void Finally(Action<EndpointBuilder> convention)
        {
            one.Finally(convention);
            other.Finally(convention);
        }
    }
}
