using Microsoft.Extensions.Logging;
using NasV2.Algorithms.Sharing;
using NasV2.Cluster;
using NasV2.Cluster.Placement;
using Orleans.Concurrency;

namespace NasV2.Search.Coordination;

/// <inheritdoc cref="IDispatchGrain"/>
/// <remarks>
/// A job is asked for work for all workers that are free at that moment, and not again before it answered: workers that become free
/// meanwhile are asked for together, so that the busier the cluster is, the fewer questions and transactions a trial costs.
/// </remarks>
[Reentrant, OnHead]
public sealed partial class DispatchGrain(SearchOptions options, TimeProvider clock, ILogger<DispatchGrain> logger) : Grain, IDispatchGrain
{
    private readonly Dictionary<string, JobOffer> _jobs = new(StringComparer.Ordinal);
    private readonly List<string> _order = [];
    private readonly Dictionary<string, int> _asked = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, KnownWorker> _workers = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public Task OfferAsync(JobOffer offer)
    {
        if (!_jobs.ContainsKey(offer.JobId))
            _order.Add(offer.JobId);
        _jobs[offer.JobId] = offer;
        Match();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task WithdrawAsync(string jobId)
    {
        Forget(jobId);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task AnnounceAsync(WorkerStatus worker)
    {
        if (!_workers.TryGetValue(worker.Worker.Id, out var known))
            _workers.Add(worker.Worker.Id, known = new KnownWorker(clock, options.WorkerSilence));
        known.Announced(worker);
        Match();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task LeaveAsync(string workerId)
    {
        _workers.Remove(workerId);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<WorkerStatus>> ListWorkersAsync() =>
        Task.FromResult<IReadOnlyList<WorkerStatus>>([.. Present().Select(worker => worker.Status)]);

    private void Match()
    {
        var present = Present();
        var free = present.Where(worker => worker.Free > 0).Select(worker => new FreeSlot(worker.Status.Worker.Id, worker.Free)).ToList();
        if (free.Count == 0 || _order.All(_asked.ContainsKey))
            return;
        // A job that is being asked keeps its share of what became free meanwhile: the others must not get ahead of it.
        var demands = _order
            .Select(jobId => _jobs[jobId])
            .Select(offer => new JobDemand(offer.JobId, offer.Priority, offer.MaxWorkers, Running(offer.JobId, present)))
            .ToList();
        foreach (var shares in FairShare.Divide(demands, free).GroupBy(share => share.JobId, StringComparer.Ordinal))
            if (!_asked.ContainsKey(shares.Key))
                _ = AskAsync(_jobs[shares.Key], [.. shares.Select(share => _workers[share.WorkerId])]);
    }

    private int Running(string jobId, IEnumerable<KnownWorker> workers) =>
        workers.Sum(worker => worker.RunningOf(jobId)) + _asked.GetValueOrDefault(jobId);

    private async Task AskAsync(JobOffer offer, IReadOnlyList<KnownWorker> workers)
    {
        var jobId = offer.JobId;
        _asked.Add(jobId, workers.Count);
        foreach (var worker in workers)
            worker.Asked++;
        try
        {
            var grant = await GrainFactory.GetGrain<ISearchGrain>(jobId).GrantAsync([.. workers.Select(worker => worker.Status.Worker)]);
            // An offer that came meanwhile may be of work that the answer does not know of.
            if (!grant.HasMore && ReferenceEquals(_jobs.GetValueOrDefault(jobId), offer))
                Forget(jobId);
            foreach (var granted in grant.Assignments)
                await HandOutAsync(granted);
        }
#pragma warning disable CA1031 // This task is not awaited. The job offers itself again when it can be reached.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            LogUnanswered(exception, jobId);
            Forget(jobId);
        }

        foreach (var worker in workers)
            worker.Asked--;
        _asked.Remove(jobId);
        Match();
    }

    private async Task HandOutAsync(GrantedWork granted)
    {
        LogDispatched(granted.Assignment.JobId, granted.WorkerId);
        if (_workers.TryGetValue(granted.WorkerId, out var worker))
            worker.Send(granted.Assignment.JobId);
        await GrainFactory.GetGrain<IWorkerGrain>(granted.WorkerId).AssignAsync(granted.Assignment);
    }

    private void Forget(string jobId)
    {
        _jobs.Remove(jobId);
        _order.Remove(jobId);
    }

    private SortedDictionary<string, KnownWorker>.ValueCollection Present()
    {
        foreach (var silent in _workers.Where(known => clock.GetElapsedTime(known.Value.LastReport) > options.WorkerSilence).ToList())
        {
            LogSilent(silent.Key);
            _workers.Remove(silent.Key);
        }

        return _workers.Values;
    }

    [LoggerMessage(LogLevel.Debug, "Work of {JobId} goes to {Worker}")]
    private partial void LogDispatched(string jobId, string worker);

    [LoggerMessage(LogLevel.Warning, "Job {JobId} did not say what its workers shall do")]
    private partial void LogUnanswered(Exception exception, string jobId);

    [LoggerMessage(LogLevel.Warning, "Worker {Worker} has not reported recently")]
    private partial void LogSilent(string worker);
}
