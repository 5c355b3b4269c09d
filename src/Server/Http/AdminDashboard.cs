using Microsoft.AspNetCore.Builder;
using Orleans.Dashboard;

namespace NasV2.Server.Http;

/// <summary>Orleans' own dashboard, for administrators.</summary>
internal static class AdminDashboard
{
    public static void MapAdminDashboard(this WebApplication app, string token)
    {
        var gate = new AdminDashboardMiddleware(token);
        app.UseWhen(
            context => context.Request.Path.StartsWithSegments(AdminDashboardMiddleware.Path),
            branch => branch.Use(next => context => gate.InvokeAsync(context, next)));
        app.MapOrleansDashboard(AdminDashboardMiddleware.Path);
    }
}
