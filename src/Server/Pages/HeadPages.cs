using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using NasV2.Dashboard.Hosting;
using NasV2.Server.Access.Browsers;

namespace NasV2.Server.Pages;

/// <summary>The dashboard in a head.</summary>
internal static class HeadPages
{
    public static IServiceCollection AddPages(this IServiceCollection services, DashboardSettings settings)
    {
        var heads = settings.Addresses;
        services.AddSingleton(settings);
        services.AddSingleton<OwnAddress>();
        services.AddSingleton<IDashboardCalls, HeadCalls>();
        return services.AddNasDashboard(options => options.Heads = () => heads);
    }

    /// <summary>Gives people who ask for a page that there is not one that says so; to be called before the
    /// middleware that it goes through.</summary>
    public static void UsePages(this WebApplication app) => app.UseWhen(
        context => SignInPath.WantsPage(context.Request), pages => pages.UseStatusCodePagesWithReExecute("/not-found"));

    public static void MapPages(this WebApplication app) => app.MapNasDashboard();
}
