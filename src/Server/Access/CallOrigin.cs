using Microsoft.AspNetCore.Http;

namespace NasV2.Server.Access;

/// <summary>Where a call comes from, for the audit log.</summary>
/// <param name="Caller">The caller; null where none was authenticated.</param>
/// <param name="Remote">Address of the caller.</param>
internal sealed record CallOrigin(CurrentCaller? Caller, string Remote)
{
    public static CallOrigin FromHttp(HttpContext context) =>
        new(context.User.Caller(), context.Connection.RemoteIpAddress?.ToString() ?? "");
}
