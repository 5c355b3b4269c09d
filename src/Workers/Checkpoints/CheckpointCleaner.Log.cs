using Microsoft.Extensions.Logging;

namespace NasV2.Workers.Checkpoints;

public sealed partial class CheckpointCleaner
{
    [LoggerMessage(LogLevel.Warning, "The checkpoints of trial {Trial} are of no use any more but could not be deleted: {Reason}")]
    private partial void LogRemains(string trial, string reason);
}
