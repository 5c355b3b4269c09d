namespace NasV2.Contracts;

/// <summary>Runs trials on one device, one at a time; its key is the worker's id.</summary>
[Alias("nasv2.IWorkerGrain")]
public interface IWorkerGrain : IGrainWithStringKey
{
    /// <summary>Takes up work on a device of this silo.</summary>
    /// <param name="device">Device, such as <c>cpu</c> or <c>cuda:0</c>.</param>
    [Alias("Start")]
    Task<WorkerDescription> StartAsync(string device);

    /// <summary>Runs a trial; answers at once, false when the worker is busy.</summary>
    [Alias("Assign")]
    Task<bool> AssignAsync(TrialAssignment assignment);

    /// <summary>Stops the trial of a job, if it runs here, without a result.</summary>
    [Alias("Abandon")]
    Task AbandonAsync(string jobId);

    /// <summary>Stops the trainer and leaves.</summary>
    [Alias("Stop")]
    Task StopAsync();
}
