using Microsoft.AspNetCore.Http;

namespace NasV2.Server.Access;

/// <summary>Who makes the call that is being served.</summary>
internal interface ICallerAccessor
{
    /// <summary>The caller.</summary>
    /// <exception cref="InvalidOperationException">No call is being served that passed the access gate.</exception>
    CurrentCaller Current { get; }

    /// <summary>The caller and its address, for the audit log.</summary>
    CallOrigin Origin { get; }
}

/// <summary>Calls over the network: the caller whom the access gate let in.</summary>
internal sealed class HttpCallerAccessor(IHttpContextAccessor context) : ICallerAccessor
{
    public CurrentCaller Current => Origin.Caller ?? throw NoCall();

    public CallOrigin Origin => context.HttpContext is { } current ? CallOrigin.FromHttp(current) : throw NoCall();

    private static InvalidOperationException NoCall() => new("No call is being served that passed the access gate.");
}

/// <summary>Calls within the process: the person who started it.</summary>
internal sealed class LocalCallerAccessor : ICallerAccessor
{
    public CurrentCaller Current => CurrentCaller.Local;

    public CallOrigin Origin { get; } = new(CurrentCaller.Local, "in process");
}
