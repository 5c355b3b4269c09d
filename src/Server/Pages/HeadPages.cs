using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using NasV2.Dashboard.Hosting;

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

    public static void MapPages(this WebApplication app) => app.MapNasDashboard();
}
