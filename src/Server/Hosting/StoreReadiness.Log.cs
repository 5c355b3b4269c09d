using Microsoft.Extensions.Logging;

namespace NasV2.Server.Hosting;

internal sealed partial class StoreReadiness
{
    [LoggerMessage(LogLevel.Warning, "Waiting for the store: {Reason}")]
    private partial void LogWaiting(string reason);
}
