using Microsoft.Extensions.Logging;
using NasV2.Contracts;

namespace NasV2.Search.Coordination;

/// <inheritdoc cref="IDispatchGrain"/>
/// <remarks>
/// It remembers nothing that matters: workers say again that they are idle, jobs say again that they have trials.
/// </remarks>
public sealed partial class DispatchGrain(ILogger<DispatchGrain> logger) : Grain, IDispatchGrain
{
    private readonly LinkedList<string> _jobs = new();
    private readonly Dictionary<string, WorkerDescription> _idle = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public Task OfferAsync(string jobId)
    {
        if (!_jobs.Contains(jobId))
            _jobs.AddLast(jobId);
        return MatchAsync();
    }

    /// <inheritdoc/>
    public Task WithdrawAsync(string jobId)
    {
        _jobs.Remove(jobId);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task IdleAsync(WorkerDescription worker)
    {
        _idle[worker.Id] = worker;
        return MatchAsync();
    }

    /// <inheritdoc/>
    public Task LeaveAsync(string workerId)
    {
        _idle.Remove(workerId);
        return Task.CompletedTask;
    }

    private async Task MatchAsync()
    {
        while (_idle.Count > 0 && _jobs.First is { } next)
        {
            var worker = _idle.Values.First();
            var job = next.Value;
            _jobs.RemoveFirst();
            var search = GrainFactory.GetGrain<ISearchGrain>(job);
            if (await search.LeaseNextAsync(worker) is not { } assignment)
                continue;

            // To the back of the queue: the next worker goes to the next job.
            _jobs.AddLast(job);
            _idle.Remove(worker.Id);
            LogDispatched(assignment.Lease.JobId, assignment.Lease.Index, worker.Id);
            if (!await GrainFactory.GetGrain<IWorkerGrain>(worker.Id).AssignAsync(assignment))
                await search.ReleaseAsync(assignment.Lease, "the worker was busy", trainerDied: false);
        }
    }
}
