using Microsoft.Extensions.Logging;
using NasV2.Workers.Protocol;

namespace NasV2.Workers.Checkpoints;

/// <summary>Deletes the checkpoints of trials whose result the coordinator has accepted, on the worker that had them.</summary>
/// <param name="store">Where they are.</param>
/// <param name="clock">Limits how long that may take.</param>
/// <param name="logger">Receives what could not be removed.</param>
public sealed partial class CheckpointCleaner(ICheckpointStore store, TimeProvider clock, ILogger<CheckpointCleaner> logger)
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    /// <summary>Deletes what all attempts at a trial left; when the store fails, that remains, and the log says so.</summary>
    public async Task ForgetAsync(Lease lease)
    {
        var key = CheckpointPlace.Create(lease).Key;
        using var limit = new CancellationTokenSource(Timeout, clock);
        try
        {
            await store.DeleteAsync(key, limit.Token);
        }
        catch (CheckpointStoreException exception)
        {
            LogRemains(key, exception.Message);
        }
        catch (OperationCanceledException)
        {
            LogRemains(key, $"the store has not answered within {Timeout.TotalSeconds:0} seconds");
        }
    }
}
