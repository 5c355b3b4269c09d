using Microsoft.Extensions.Logging;

namespace NasV2.Storage;

internal sealed partial class LedgerCommit
{
    [LoggerMessage(LogLevel.Debug, "Job {JobId}: another writer was first after event {Sequence}; deciding again.")]
    private static partial void LogConflict(ILogger logger, string jobId, long sequence);

    [LoggerMessage(LogLevel.Debug, "Job {JobId}: {Fault} The commit is looked for and, if it is not there, repeated.")]
    private static partial void LogRetry(ILogger logger, string jobId, string fault);
}
