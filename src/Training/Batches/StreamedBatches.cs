using System.Runtime.InteropServices;
using NasV2.Data;
using static TorchSharp.torch;

namespace NasV2.Training.Batches;

/// <summary>Batches that are prepared on the host, a few ahead, and travel to the device one by one.</summary>
/// <param name="pipeline">Prepares them.</param>
/// <param name="device">Where to.</param>
public sealed class StreamedBatches(BatchPipeline pipeline, Device device) : IBatchSource
{
    /// <inheritdoc/>
    public int BatchesPerEpoch => pipeline.BatchesPerEpoch;

    /// <inheritdoc/>
    public IEnumerable<IDeviceBatch> Epoch(int epoch, int first, CancellationToken cancellationToken) =>
        pipeline.Epoch(epoch, first, cancellationToken).Select(batch => new Streamed(batch, pipeline.Options.Resolution, device));

    /// <inheritdoc/>
    public void Dispose()
    {
        // Nothing lies on the device between two batches.
    }

    private sealed class Streamed(Batch batch, int side, Device device) : IDeviceBatch
    {
        public IReadOnlyList<int> Indices => batch.Indices;

        public (Tensor Images, Tensor Targets) Load()
        {
            // [n, h, w, c] row-major is [n, c, h, w] in channels-last memory: the bytes are copied once and only the view turns.
            var images = empty(batch.Count, side, side, 3, dtype: uint8);
            batch.Images.AsSpan().CopyTo(images.bytes);
            return (images.to(device).permute(0, 3, 1, 2), batch.Targets is { } several ? Probabilities(several) : Labels());
        }

        public void Dispose() => batch.Dispose();

        private Tensor Labels()
        {
            var labels = empty(batch.Count, dtype: int64);
            MemoryMarshal.AsBytes(batch.Labels.AsSpan()).CopyTo(labels.bytes);
            return labels.to(device);
        }

        private Tensor Probabilities(SoftTargets targets) =>
            zeros(batch.Count, targets.Classes, dtype: float32, device: device).index_put_(
                tensor(targets.Shares, device: device), tensor(targets.Rows, device: device), tensor(targets.Columns, device: device));
    }
}
