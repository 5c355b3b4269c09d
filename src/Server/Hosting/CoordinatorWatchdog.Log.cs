using Microsoft.Extensions.Logging;

namespace NasV2.Server.Hosting;

internal sealed partial class CoordinatorWatchdog
{
    [LoggerMessage(LogLevel.Warning, "The running jobs cannot be listed now: {Reason}")]
    private partial void LogNoList(string reason);

    [LoggerMessage(LogLevel.Warning, "The coordinator of {JobId} could not be woken")]
    private partial void LogAsleep(Exception exception, string jobId);
}
