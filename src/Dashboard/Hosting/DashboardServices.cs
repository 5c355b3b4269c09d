using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using MudBlazor;
using MudBlazor.Services;
using NasV2.Dashboard.Live;

namespace NasV2.Dashboard.Hosting;

/// <summary>Registers the dashboard.</summary>
public static class DashboardServices
{
    /// <summary>Adds what <see cref="DashboardEndpoints.MapNasDashboard"/> needs besides an <see cref="IDashboardCalls"/>.</summary>
    public static IServiceCollection AddNasDashboard(this IServiceCollection services, Action<DashboardOptions>? configure = null)
    {
        services.AddOptions<DashboardOptions>().Configure(options => configure?.Invoke(options));
        services.TryAddSingleton(TimeProvider.System);
        services.AddHttpContextAccessor();
        services.AddRazorComponents().AddInteractiveServerComponents()
            .AddHubOptions(hub => hub.MaximumReceiveMessageSize = Prerendered.HubBytes);
        services.AddMudServices(mud => mud.SnackbarConfiguration.PositionClass = Defaults.Classes.Position.BottomCenter);
        services.AddSingleton<AssetFiles>();
        services.AddSingleton(provider => new ModuleMap(provider.GetRequiredService<AssetFiles>()));
        services.AddSingleton<SearchFeeds>();
        services.AddSingleton<SharedPolls>();
        services.AddScoped<Prerendered>();
        services.AddScoped(provider => new DashboardClients(provider.GetRequiredService<IDashboardCalls>().For(User(provider))));
        services.AddScoped(provider => provider.GetRequiredService<IDashboardCalls>().PersonOf(User(provider)));
        return services;
    }

    /// <summary>The person who opened the page; the renderer sets it before the first component is made.</summary>
    private static ClaimsPrincipal User(IServiceProvider provider)
    {
        var state = provider.GetRequiredService<AuthenticationStateProvider>().GetAuthenticationStateAsync();
        return state.IsCompletedSuccessfully ? state.Result.User : new ClaimsPrincipal(new ClaimsIdentity());
    }
}
