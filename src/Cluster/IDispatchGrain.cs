using Orleans.Concurrency;

namespace NasV2.Cluster;

/// <summary>
/// Brings free workers and jobs with work together, fairly between the jobs. There is one; its key is 0. It stores nothing:
/// workers and jobs re-announce their state every few seconds, so that a new one learns it.
/// </summary>
[Alias("nasv2.IDispatchGrain")]
public interface IDispatchGrain : IGrainWithIntegerKey
{
    /// <summary>A job has work to give out.</summary>
    [OneWay, Alias("Offer")]
    Task OfferAsync(JobOffer offer);

    /// <summary>A job has none any more, for now or for good.</summary>
    [OneWay, Alias("Withdraw")]
    Task WithdrawAsync(string jobId);

    /// <summary>State of a worker; announced on every change, and periodically while nothing changes.</summary>
    [OneWay, Alias("Announce")]
    Task AnnounceAsync(WorkerStatus worker);

    /// <summary>A worker leaves.</summary>
    [OneWay, Alias("Leave")]
    Task LeaveAsync(string workerId);

    /// <summary>The workers that have reported recently, by id.</summary>
    [Alias("ListWorkers")]
    Task<IReadOnlyList<WorkerStatus>> ListWorkersAsync();
}
