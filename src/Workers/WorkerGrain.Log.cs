using Microsoft.Extensions.Logging;

namespace NasV2.Workers;

public sealed partial class WorkerGrain
{
    [LoggerMessage(LogLevel.Information, "Worker {Worker} trains on {DeviceType} with {Libraries}")]
    private partial void LogStarted(string worker, string deviceType, string libraries);

    [LoggerMessage(LogLevel.Warning, "Worker {Worker} lost its trainer in trial {JobId}/{Trial}: {Reason}")]
    private partial void LogTrainerDied(string worker, string jobId, int trial, string reason);

    [LoggerMessage(LogLevel.Error, "Worker {Worker} broke off trial {JobId}/{Trial}")]
    private partial void LogBrokenOff(Exception exception, string worker, string jobId, int trial);
}
