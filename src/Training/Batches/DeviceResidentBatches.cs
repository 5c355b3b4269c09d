using NasV2.Data;
using static TorchSharp.torch;

namespace NasV2.Training.Batches;

/// <summary>
/// Batches of images that lie on the device, all of them: for a batch, only the places of its rows and columns travel there. They are the
/// pipeline's batches to the last bit.
/// </summary>
public sealed class DeviceResidentBatches : IBatchSource
{
    private readonly BatchPipeline _pipeline;
    private readonly Dictionary<int, int> _places = [];
    private readonly Tensor _pixels;
    private readonly Tensor _targets;

    /// <summary>Brings the images to the device.</summary>
    /// <param name="pipeline">Prepares them.</param>
    /// <param name="device">Where to.</param>
    /// <exception cref="ArgumentException">The pipeline's augmentation changes values.</exception>
    public DeviceResidentBatches(BatchPipeline pipeline, Device device)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        if (!CanReside(pipeline))
            throw new ArgumentException(
                "Only images whose rows and columns are moved, and no more, can stay on the device.", nameof(pipeline));
        _pipeline = pipeline;
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        using var whole = new StreamedBatches(pipeline.InOrder(), device);
        List<Tensor> pixels = [], targets = [];
        foreach (var batch in whole.Epoch(0, 0, CancellationToken.None))
            using (batch)
            {
                var (images, itsTargets) = batch.Load();
                pixels.Add(images.permute(0, 2, 3, 1));
                targets.Add(itsTargets);
                foreach (var index in batch.Indices)
                    _places.Add(index, _places.Count);
            }

        _pixels = cat(pixels).view(-1, 3).DetachFromDisposeScope();
        _targets = cat(targets).DetachFromDisposeScope();
    }

    /// <inheritdoc/>
    public int BatchesPerEpoch => _pipeline.BatchesPerEpoch;

    /// <summary>Whether the pipeline's augmentation, if it has one, moves rows and columns only.</summary>
    public static bool CanReside(BatchPipeline pipeline) => pipeline?.Options.Augmentation is null or IRearrangement;

    /// <summary>What the images and their labels take on the device.</summary>
    public static long SizeInBytes(BatchPipeline pipeline)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        var pixels = 3L * pipeline.Options.Resolution * pipeline.Options.Resolution;
        return (pixels + (sizeof(long) * pipeline.TargetsPerImage)) * pipeline.Count;
    }

    /// <inheritdoc/>
    public IEnumerable<IDeviceBatch> Epoch(int epoch, int first, CancellationToken cancellationToken)
    {
        var size = _pipeline.Options.BatchSize;
        var order = _pipeline.Order(epoch);
        for (var batch = first; batch < BatchesPerEpoch; batch++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return new ResidentBatch(this, epoch, order[(batch * size)..Math.Min((batch + 1) * size, order.Length)]);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _pixels.Dispose();
        _targets.Dispose();
    }

    private sealed class ResidentBatch(DeviceResidentBatches all, int epoch, int[] indices) : IDeviceBatch
    {
        public IReadOnlyList<int> Indices => indices;

        public (Tensor Images, Tensor Targets) Load()
        {
            var (device, side) = (all._pixels.device, all._pipeline.Options.Resolution);
            int[] places = [.. indices.Select(index => all._places[index])];
            var rows = new int[indices.Length * side];
            var columns = new int[indices.Length * side];
            for (var i = 0; i < indices.Length; i++)
                all._pipeline.Draw(epoch, indices[i], rows.AsSpan(i * side, side), columns.AsSpan(i * side, side));
            var image = tensor(places, dtype: int32, device: device);
            // Row by row over all images, whose rows stand one below the other.
            var row = tensor(rows, dtype: int32, device: device).view(-1, side, 1).add_(image.view(-1, 1, 1) * side);
            var pixel = (row * side).add(tensor(columns, dtype: int32, device: device).view(-1, 1, side));
            var images = all._pixels.index_select(0, pixel.flatten()).view(-1, side, side, 3).permute(0, 3, 1, 2);
            return (images, all._targets.index_select(0, image));
        }

        public void Dispose()
        {
            // Nothing is kept in addition to the tensors, which belong to the caller's scope.
        }
    }
}
