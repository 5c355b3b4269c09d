using Orleans.Concurrency;

namespace NasV2.Cluster;

/// <summary>Runs work on one device, in as many trainers as it has slots; its key is the worker's id.</summary>
[Alias("nasv2.IWorkerGrain")]
public interface IWorkerGrain : IGrainWithStringKey
{
    /// <summary>Takes up work on a device of this silo.</summary>
    /// <param name="device">Device, such as <c>auto</c>, <c>cpu</c> or <c>cuda:0</c>.</param>
    /// <param name="slots">How many trainers may run at a time.</param>
    /// <param name="cancellationToken">Gives up waiting for the trainer.</param>
    [Alias("Start"), ResponseTimeout("00:02:00")] // longer than a trainer may take until it is ready
    Task<WorkerDescription> StartAsync(string device, int slots, CancellationToken cancellationToken);

    /// <summary>Takes work on, or gives it back when no slot is free.</summary>
    [OneWay, Alias("Assign")]
    Task AssignAsync(WorkAssignment assignment);

    /// <summary>Drops all work of a job at once, and what of it is still on its way here: the job was cancelled.</summary>
    [OneWay, Alias("Abandon")]
    Task AbandonAsync(string jobId);

    /// <summary>Takes no further work; running work finishes.</summary>
    [Alias("Drain")]
    Task DrainAsync();

    /// <summary>Gives running work back, stops the trainers and leaves.</summary>
    [Alias("Stop")]
    Task StopAsync();
}
