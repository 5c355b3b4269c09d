using Microsoft.Extensions.Logging;
using NasV2.Cluster;

namespace NasV2.Workers;

/// <summary>
/// A search's coordinator as a worker calls it: a call that fails because a head or the database is down is repeated until it succeeds. A
/// trial's result may be an hour of work.
/// </summary>
internal sealed partial class Coordinator(string jobId, ISearchGrain search, WorkerOptions options, TimeProvider clock, ILogger logger)
{
    /// <summary>Repeats a call until it returns.</summary>
    /// <exception cref="OperationCanceledException">The worker gives up.</exception>
    public async Task<T> AskAsync<T>(Func<ISearchGrain, Task<T>> question, CancellationToken cancellationToken)
    {
        for (var failures = 1; ; failures++)
        {
            try
            {
                return await question(search).WaitAsync(cancellationToken);
            }
            catch (Exception exception) when (IsPassing(exception))
            {
                LogFailure(jobId, failures, exception.Message);
                await Task.Delay(RetryBackOff.DelayAfter(failures, options.RetryFirst, options.RetryLimit), clock, cancellationToken);
            }
        }
    }

    /// <summary>Repeats a report until it is received.</summary>
    /// <exception cref="OperationCanceledException">The worker gives up.</exception>
    public Task ReportAsync(Func<ISearchGrain, Task> report, CancellationToken cancellationToken) => AskAsync(
        async grain =>
        {
            await report(grain);
            return true;
        },
        cancellationToken);

    /// <summary>Whether the same call may succeed later: the service is unavailable, and the call is not wrong.</summary>
    public static bool IsPassing(Exception exception) =>
        exception is UnavailableException or TimeoutException or OrleansException or IOException or System.Net.Sockets.SocketException;

    [LoggerMessage(LogLevel.Warning, "A report to job {JobId} failed, attempt {Attempt}: {Reason}")]
    private partial void LogFailure(string jobId, int attempt, string reason);
}
