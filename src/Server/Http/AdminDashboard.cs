using Microsoft.AspNetCore.Builder;
using Orleans.Dashboard;

namespace NasV2.Server.Http;

/// <summary>Orleans' own dashboard, for administrators.</summary>
internal static class AdminDashboard
{
    public static void MapAdminDashboard(this WebApplication app, string token)
    {
        var gate = new AdminGate(token);
        app.UseWhen(
            context => context.Request.Path.StartsWithSegments(AdminGate.Path),
            branch => branch.Use(next => context => gate.InvokeAsync(context, next)));
        app.MapOrleansDashboard(AdminGate.Path);
    }
}
