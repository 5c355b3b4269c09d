using Microsoft.Extensions.Logging;
using NasV2.Cluster;

namespace NasV2.Workers;

/// <summary>
/// A job's coordinator as a worker talks to it: what cannot be said now, because a head or the database is down, is said again until it
/// is heard. A trial's result may be an hour of work.
/// </summary>
internal sealed partial class Coordinator(string jobId, ISearchGrain search, WorkerOptions options, TimeProvider clock, ILogger logger)
{
    /// <summary>Asks until there is an answer.</summary>
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
                LogUnheard(jobId, failures, exception.Message);
                await Task.Delay(RetryBackOff.DelayAfter(failures, options.RetryFirst, options.RetryLimit), clock, cancellationToken);
            }
        }
    }

    /// <summary>Tells until it is heard.</summary>
    /// <exception cref="OperationCanceledException">The worker gives up.</exception>
    public Task TellAsync(Func<ISearchGrain, Task> report, CancellationToken cancellationToken) => AskAsync(
        async grain =>
        {
            await report(grain);
            return true;
        },
        cancellationToken);

    /// <summary>Whether the same call may be heard later: the service is away, not the caller wrong.</summary>
    public static bool IsPassing(Exception exception) =>
        exception is UnavailableException or TimeoutException or OrleansException or IOException or System.Net.Sockets.SocketException;

    [LoggerMessage(LogLevel.Warning, "Job {JobId} could not be told, attempt {Attempt}: {Reason}")]
    private partial void LogUnheard(string jobId, int attempt, string reason);
}
