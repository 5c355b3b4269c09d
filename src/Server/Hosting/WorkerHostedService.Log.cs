using Microsoft.Extensions.Logging;

namespace NasV2.Server.Hosting;

internal sealed partial class WorkerHostedService
{
    [LoggerMessage(LogLevel.Information, "Worker {Worker} is ready on {DeviceType} with {Slots} slots")]
    private partial void LogWorks(string worker, string deviceType, int slots);

    [LoggerMessage(LogLevel.Error, "Worker {Worker} has no trainer and tries again: {Reason}")]
    private partial void LogNoTrainer(string worker, string reason);

    [LoggerMessage(LogLevel.Warning, "Worker {Worker} could not start and tries again")]
    private partial void LogNotStarted(Exception exception, string worker);

    [LoggerMessage(LogLevel.Warning, "Worker {Worker} did not give its work back in time")]
    private partial void LogNotStopped(Exception exception, string worker);
}
