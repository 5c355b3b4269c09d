using Microsoft.Extensions.Logging;
using NasV2.Storage;
using TrialOutcome = NasV2.Contracts.TrialOutcome;

namespace NasV2.Search.Coordination;

public sealed partial class SearchGrain
{
    [LoggerMessage(LogLevel.Information, "Trial {JobId}/{Trial} completed with accuracy {Accuracy}")]
    private partial void LogCompleted(string jobId, int trial, double? accuracy);

    [LoggerMessage(LogLevel.Warning, "Trial {JobId}/{Trial} ended as {Outcome}: {Message}")]
    private partial void LogUnsuccessful(string jobId, int trial, TrialOutcome outcome, string? message);

    [LoggerMessage(LogLevel.Warning, "Trial {JobId}/{Trial} goes back to the queue: {Reason}")]
    private partial void LogReleased(string jobId, int trial, string reason);

    [LoggerMessage(LogLevel.Warning, "Job {JobId}: the step of {Architecture} could not be timed on {DeviceType}: {Reason}")]
    private partial void LogMeasurementFailed(string jobId, string architecture, string deviceType, string reason);

    [LoggerMessage(LogLevel.Information,
        "Job {JobId}: step times of {DeviceType} against {ReferenceDeviceType} have rank correlation {Spearman}; they count: {IsAccepted}")]
    private partial void LogCalibrated(string jobId, string deviceType, string referenceDeviceType, double spearman, bool isAccepted);

    [LoggerMessage(LogLevel.Error, "Job {JobId} is paused: {Reason}")]
    private partial void LogPaused(string jobId, string reason);

    [LoggerMessage(LogLevel.Information, "Job {JobId} ended as {State}: {Message}")]
    private partial void LogFinished(string jobId, JobState state, string? message);

    [LoggerMessage(LogLevel.Error, "Job {JobId} waits for its store: {Reason}")]
    private partial void LogStoreIsDown(string jobId, string reason);

    [LoggerMessage(LogLevel.Information, "Job {JobId} has its store back; leases get their full time to be renewed")]
    private partial void LogStoreIsBack(string jobId);
}
