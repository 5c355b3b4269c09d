using Microsoft.Extensions.Logging;

namespace NasV2.Server.Access.Browsers;

internal static partial class ProviderSignIn
{
    [LoggerMessage(LogLevel.Warning, "A sign-in by the OpenID Connect provider failed: {Reason}")]
    private static partial void LogFailed(ILogger logger, string? reason);
}
