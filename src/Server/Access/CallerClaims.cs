using System.Globalization;
using System.Security.Claims;
using NasV2.Storage;

namespace NasV2.Server.Access;

/// <summary>A caller as ASP.NET carries it.</summary>
public static class CallerClaims
{
    private const string Scope = "nas:scope";
    private const string RunningJobs = "nas:running-jobs";
    private const string TrialsPerJob = "nas:trials-per-job";
    private const string CallsPerSecond = "nas:calls-per-second";

    /// <summary>The caller as a principal that was authenticated by <paramref name="scheme"/>.</summary>
    public static ClaimsPrincipal ToPrincipal(this CurrentCaller caller, string scheme)
    {
        ArgumentNullException.ThrowIfNull(caller);
        List<Claim> claims =
        [
            new(ClaimTypes.NameIdentifier, caller.Id),
            new(ClaimTypes.Name, caller.Name),
            new(Scope, ScopeNames.NameOf(caller.Scope)),
        ];
        Add(claims, RunningJobs, caller.Quota.RunningJobs);
        Add(claims, TrialsPerJob, caller.Quota.TrialsPerJob);
        Add(claims, CallsPerSecond, caller.Quota.CallsPerSecond);
        return new ClaimsPrincipal(new ClaimsIdentity(claims, scheme));
    }

    /// <summary>The caller; null when unauthenticated.</summary>
    public static CurrentCaller? Caller(this ClaimsPrincipal principal)
    {
        ArgumentNullException.ThrowIfNull(principal);
        return principal.Identity?.IsAuthenticated == true
            && principal.FindFirstValue(ClaimTypes.NameIdentifier) is { } id
            && ScopeNames.Find(principal.FindFirstValue(Scope)) is { } scope
                ? new(
                    id,
                    principal.Identity.Name ?? id,
                    scope,
                    new(Number(principal, RunningJobs), Number(principal, TrialsPerJob), Number(principal, CallsPerSecond)))
                : null;
    }

    private static void Add(List<Claim> claims, string type, int? value)
    {
        if (value is { } number)
            claims.Add(new(type, number.ToString(CultureInfo.InvariantCulture), ClaimValueTypes.Integer32));
    }

    private static int? Number(ClaimsPrincipal principal, string type) =>
        int.TryParse(principal.FindFirstValue(type), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
