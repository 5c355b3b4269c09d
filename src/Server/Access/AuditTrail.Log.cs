using Microsoft.Extensions.Logging;

namespace NasV2.Server.Access;

internal sealed partial class AuditTrail
{
    [LoggerMessage(LogLevel.Information, "Audit: {Caller} ({CallerId}) {Method} {Target}: {Outcome}, from {Remote}")]
    private partial void LogEntry(string caller, string callerId, string method, string target, string outcome, string remote);

    [LoggerMessage(LogLevel.Warning, "An audit entry is in this log only: {Reason}")]
    private partial void LogNotStored(string reason);
}
