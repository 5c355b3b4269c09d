using Microsoft.AspNetCore.Http;

namespace NasV2.Server.Access;

/// <summary>Tells a service who makes the call that it answers.</summary>
public sealed class CallerAccessor(IHttpContextAccessor context)
{
    /// <summary>The caller.</summary>
    /// <exception cref="InvalidOperationException">No call that passed the gate is under way.</exception>
    public CurrentCaller Current => context.HttpContext?.User.Caller()
        ?? throw new InvalidOperationException("No call is under way that passed the access gate.");
}
