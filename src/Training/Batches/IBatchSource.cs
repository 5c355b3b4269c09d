namespace NasV2.Training.Batches;

/// <summary>The batches of a run, wherever their images lie.</summary>
public interface IBatchSource : IDisposable
{
    /// <summary>Batches of every epoch.</summary>
    int BatchesPerEpoch { get; }

    /// <summary>Yields the batches of one epoch from a given one on; dispose each.</summary>
    /// <param name="epoch">Chooses order and augmentation.</param>
    /// <param name="first">The first batch to yield, counted from 0.</param>
    /// <param name="cancellationToken">Stops before the next batch.</param>
    IEnumerable<IDeviceBatch> Epoch(int epoch, int first, CancellationToken cancellationToken);
}
