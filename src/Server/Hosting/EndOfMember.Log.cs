using Microsoft.Extensions.Logging;

namespace NasV2.Server.Hosting;

public sealed partial class EndOfMember
{
    [LoggerMessage(LogLevel.Critical, "This member leaves the cluster and its process ends; it has to be started again: {Reason}")]
    private partial void LogEnd(Exception? exception, string? reason);
}
