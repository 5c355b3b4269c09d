using Microsoft.Extensions.Logging;

namespace NasV2.Workers;

public sealed partial class WorkerGrain
{
    [LoggerMessage(LogLevel.Information, "Worker {Worker} has {Slots} slots on {DeviceType} with {Libraries}")]
    private partial void LogStarted(string worker, int slots, string deviceType, string libraries);

    [LoggerMessage(LogLevel.Information, "Worker {Worker} takes no further work; {Running} run on")]
    private partial void LogDraining(string worker, int running);

    [LoggerMessage(LogLevel.Information, "Worker {Worker} is busy and gives work of {JobId} back")]
    private partial void LogBusy(string worker, string jobId);

    [LoggerMessage(LogLevel.Warning, "Worker {Worker} lost its trainer in {Work}: {Reason}")]
    private partial void LogTrainerDied(string worker, string work, string reason);

    [LoggerMessage(LogLevel.Warning, "Worker {Worker} no longer holds {Work} and drops it")]
    private partial void LogLost(string worker, string work);

    [LoggerMessage(LogLevel.Warning, "Worker {Worker} could not renew its lease of {Work}: {Reason}")]
    private partial void LogUnrenewed(string worker, string work, string reason);

    [LoggerMessage(LogLevel.Warning, "Worker {Worker} could not say where it stands: {Reason}")]
    private partial void LogUnannounced(string worker, string reason);

    [LoggerMessage(LogLevel.Warning, "Worker {Worker} could not give work of {JobId} back; its lease will run out: {Reason}")]
    private partial void LogNotGivenBack(string worker, string jobId, string reason);

    [LoggerMessage(LogLevel.Error, "Worker {Worker} could not start a trainer, attempt {Attempt}: {Reason}")]
    private partial void LogTrainerNotStarted(string worker, int attempt, string reason);

    [LoggerMessage(LogLevel.Error, "Worker {Worker} broke off {Work}")]
    private partial void LogBrokenOff(Exception exception, string worker, string work);
}
