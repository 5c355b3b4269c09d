namespace NasV2.Contracts;

/// <summary>Runs trials on one device, one at a time; its key is the worker's id.</summary>
[Alias("nasv2.IWorkerGrain")]
public interface IWorkerGrain : IGrainWithStringKey
{
    /// <summary>Takes up work on a device of this silo.</summary>
    /// <param name="device">Device, such as <c>cpu</c> or <c>cuda:0</c>.</param>
    /// <param name="cancellation">Gives up waiting for the trainer.</param>
    [Alias("Start"), ResponseTimeout("00:02:00")] // longer than a trainer may take until it is ready
    Task<WorkerDescription> StartAsync(string device, CancellationToken cancellation);

    /// <summary>Runs a trial; answers at once, false when the worker is busy.</summary>
    [Alias("Assign")]
    Task<bool> AssignAsync(TrialAssignment assignment);

    /// <summary>Stops the trainer and leaves.</summary>
    [Alias("Stop")]
    Task StopAsync();
}
