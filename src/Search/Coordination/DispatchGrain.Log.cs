using Microsoft.Extensions.Logging;

namespace NasV2.Search.Coordination;

public sealed partial class DispatchGrain
{
    [LoggerMessage(LogLevel.Debug, "Work of {JobId} goes to {Worker}")]
    private partial void LogDispatched(string jobId, string worker);

    [LoggerMessage(LogLevel.Warning, "Job {JobId} did not say what its workers shall do")]
    private partial void LogUnanswered(Exception exception, string jobId);

    [LoggerMessage(LogLevel.Warning, "Worker {Worker} has not been heard of lately")]
    private partial void LogSilent(string worker);
}
