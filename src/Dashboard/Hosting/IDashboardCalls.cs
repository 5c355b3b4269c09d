using System.Security.Claims;
using Grpc.Core;

namespace NasV2.Dashboard.Hosting;

/// <summary>How the dashboard reaches the services; the host implements it.</summary>
public interface IDashboardCalls
{
    /// <summary>
    /// Calls with the rights of <paramref name="user"/>. Null: the dashboard's own, which only reads, for what open pages share; a page
    /// sees that only after a call with its own person's rights was answered.
    /// </summary>
    CallInvoker For(ClaimsPrincipal? user);

    /// <summary>Who <paramref name="user"/> is. What the answer forbids is only not offered: the services
    /// judge each call themselves.</summary>
    DashboardPerson PersonOf(ClaimsPrincipal user);
}
