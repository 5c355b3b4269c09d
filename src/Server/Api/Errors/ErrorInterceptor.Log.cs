using Microsoft.Extensions.Logging;

namespace NasV2.Server.Api;

internal sealed partial class ErrorInterceptor
{
    [LoggerMessage(LogLevel.Error, "{Method} failed")]
    private partial void LogFault(Exception exception, string method);
}
