using Orleans.Concurrency;

namespace NasV2.Contracts;

/// <summary>Brings idle workers and jobs with trials together, in turn between the jobs. There is one; its key is 0.</summary>
[Alias("nasv2.IDispatchGrain")]
public interface IDispatchGrain : IGrainWithIntegerKey
{
    /// <summary>A job has trials to lease.</summary>
    [OneWay, Alias("Offer")]
    Task OfferAsync(string jobId);

    /// <summary>A job has none any more, for now or for good.</summary>
    [OneWay, Alias("Withdraw")]
    Task WithdrawAsync(string jobId);

    /// <summary>A worker has nothing to do. Repeated while that holds, so that a new dispatcher learns of it.</summary>
    [OneWay, Alias("Idle")]
    Task IdleAsync(WorkerDescription worker);

    /// <summary>A worker leaves.</summary>
    [OneWay, Alias("Leave")]
    Task LeaveAsync(string workerId);
}
