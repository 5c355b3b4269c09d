using Microsoft.Extensions.Logging;

namespace NasV2.Server.Hosting;

public sealed partial class FatalErrorHandler
{
    [LoggerMessage(LogLevel.Critical, "This node leaves the cluster and its process ends; it has to be started again: {Reason}")]
    private partial void LogEnd(Exception? exception, string? reason);
}
