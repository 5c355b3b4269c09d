namespace NasV2.Data;

/// <summary>Images and their labels; disposing hands the arrays back for a later batch.</summary>
public sealed class Batch : IDisposable
{
    private readonly BatchBuffers _buffers;
    private readonly Action<BatchBuffers> _giveBack;
    private int _disposed;

    internal Batch(BatchBuffers buffers, SoftTargets? targets, Action<BatchBuffers> giveBack)
    {
        _buffers = buffers;
        _giveBack = giveBack;
        Targets = targets;
    }

    /// <summary>Number of images, n.</summary>
    public int Count => _buffers.Labels.Length;

    /// <summary>uint8 values as [n, height, width, 3], exactly that long; not to be used after disposal.</summary>
    public byte[] Images => _buffers.Images;

    /// <summary>Class index of every image, the first where it has several, [n]; not to be used after disposal.</summary>
    public long[] Labels => _buffers.Labels;

    /// <summary>The classes of every image, [n, classes]; null where each image of the set has one.</summary>
    public SoftTargets? Targets { get; }

    /// <summary>Which images of their set they are, [n]; not to be used after disposal.</summary>
    public int[] Indices => _buffers.Indices;

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 0)
            _giveBack(_buffers);
    }
}
