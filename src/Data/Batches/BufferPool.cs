using System.Collections.Concurrent;

namespace NasV2.Data;

/// <summary>Keeps the arrays of disposed batches for new ones of the same size.</summary>
/// <param name="valuesPerImage">Length of one image.</param>
internal sealed class BufferPool(int valuesPerImage)
{
    private readonly ConcurrentDictionary<int, ConcurrentBag<BatchBuffers>> _free = new();

    /// <param name="count">Number of images.</param>
    /// <param name="targets">What the batch says about its images' classes in addition to one label each.</param>
    public Batch Rent(int count, SoftTargets? targets)
    {
        var free = _free.GetOrAdd(count, _ => []);
        if (!free.TryTake(out var buffers))
            buffers = new BatchBuffers(new byte[count * valuesPerImage], new long[count], new int[count]);
        return new Batch(buffers, targets, free.Add);
    }
}
