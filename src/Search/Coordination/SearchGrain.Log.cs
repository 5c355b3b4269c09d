using Microsoft.Extensions.Logging;
using NasV2.Contracts;
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

    [LoggerMessage(LogLevel.Error, "Job {JobId} is paused: {Reason}")]
    private partial void LogPaused(string jobId, string reason);

    [LoggerMessage(LogLevel.Information, "Job {JobId} ended as {State}: {Message}")]
    private partial void LogFinished(string jobId, JobState state, string? message);
}
