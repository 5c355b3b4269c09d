using System.Collections.Concurrent;

namespace NasV2.Data;

/// <summary>Prepares the batches of an epoch on a background thread, a few ahead of the trainer.</summary>
/// <remarks>
/// Order and content are a pure function of (images, indices, options, epoch). Several epochs may be read at once.
/// Batches are handed out synchronously, because a trainer's tensors belong to the thread that reads them.
/// </remarks>
public sealed class BatchPipeline
{
    private const int BatchesAhead = 4;

    // No image has this index, so the order's generator differs from every image's.
    private const int OrderStream = -1;
    private readonly ImageSet _images;
    private readonly int[] _indices;
    private readonly BatchOptions _options;
    private readonly ImagePreparation _preparation;
    private readonly BufferPool _pool;

    /// <param name="images">Images to draw from.</param>
    /// <param name="indices">Which of them an epoch visits, in the order of an epoch that is not shuffled.</param>
    /// <param name="options">Size, order and augmentation.</param>
    /// <exception cref="ArgumentException">An option is out of its range, or an index out of the set.</exception>
    public BatchPipeline(ImageSet images, IReadOnlyList<int> indices, BatchOptions options)
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.BatchSize);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.Resolution);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.Threads);
        foreach (var index in indices)
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)images.Count, nameof(indices));

        _images = images;
        _indices = [.. indices];
        _options = options;
        _preparation = new ImagePreparation(images.Shape, options);
        _pool = new BufferPool(_preparation.ValuesPerImage);
    }

    /// <summary>Size, order and augmentation.</summary>
    public BatchOptions Options => _options;

    /// <summary>Images that it draws from.</summary>
    public int Count => _indices.Length;

    /// <summary>Values that say what is on an image: its label, or where images have several a probability for every class.</summary>
    public int TargetsPerImage => _images.Labels.IsMultiLabel ? _images.ClassNames.Length : 1;

    /// <summary>Batches that <see cref="Epoch(int, int, CancellationToken)"/> yields.</summary>
    public int BatchesPerEpoch => _options.DropLast
        ? _indices.Length / _options.BatchSize
        : (_indices.Length + _options.BatchSize - 1) / _options.BatchSize;

    /// <summary>Yields the batches of one epoch from a given one on; dispose each when its values have been copied, and
    /// its arrays are used again.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    /// <param name="epoch">Chooses order and augmentation.</param>
    /// <param name="first">The first batch to yield, counted from 0; those before it are not prepared.</param>
    public IEnumerable<Batch> Epoch(int epoch, int first, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var queue = new BlockingCollection<Batch>(BatchesAhead);
        var producer = Task.Factory.StartNew(
            () => Produce(epoch, first, queue, stop.Token), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        try
        {
            foreach (var batch in queue.GetConsumingEnumerable(cancellationToken))
                yield return batch;
            producer.GetAwaiter().GetResult();
        }
        finally
        {
            // Reached early when the reader breaks off: the producer must be gone before its queue is.
            stop.Cancel();
            Task.WaitAny([producer], CancellationToken.None);
            while (queue.TryTake(out var unread))
                unread.Dispose();
        }
    }

    /// <summary>All batches of one epoch.</summary>
    public IEnumerable<Batch> Epoch(int epoch, CancellationToken cancellationToken = default) => Epoch(epoch, 0, cancellationToken);

    private void Produce(int epoch, int first, BlockingCollection<Batch> queue, CancellationToken stop)
    {
        try
        {
            var order = Order(epoch);
            for (var i = first; i < BatchesPerEpoch; i++)
            {
                stop.ThrowIfCancellationRequested();
                var start = i * _options.BatchSize;
                queue.Add(Prepare(epoch, order.AsMemory(start, Math.Min(_options.BatchSize, order.Length - start))), stop);
            }
        }
        finally
        {
            queue.CompleteAdding();
        }
    }

    /// <summary>The images of an epoch in the order in which it visits them.</summary>
    public int[] Order(int epoch)
    {
        int[] order = [.. _indices];
        if (_options.Shuffle)
            new StableRandom(_options.Seed, epoch, OrderStream).Shuffle<int>(order);
        return order;
    }

    /// <summary>The same images, each once, in their own order and without augmentation.</summary>
    public BatchPipeline InOrder() => new(_images, _indices, _options with { Shuffle = false, DropLast = false, Augmentation = null });

    /// <summary>Where the rows and columns of an augmented image stand in the image itself; of one without
    /// augmentation, in their places.</summary>
    /// <param name="epoch">The epoch.</param>
    /// <param name="index">The image.</param>
    /// <param name="rows">Receives [resolution].</param>
    /// <param name="columns">Receives [resolution].</param>
    /// <exception cref="InvalidOperationException">The augmentation is not an <see cref="IRearrangement"/>.</exception>
    public void Draw(int epoch, int index, Span<int> rows, Span<int> columns)
    {
        if (_options.Augmentation is IRearrangement rearrangement)
        {
            rearrangement.Draw(rows, columns, new StableRandom(_options.Seed, epoch, index));
            return;
        }

        if (_options.Augmentation is not null)
            throw new InvalidOperationException("The augmentation changes pixel values, so it cannot be expressed as positions.");
        for (var i = 0; i < rows.Length; i++)
            rows[i] = columns[i] = i;
    }

    private Batch Prepare(int epoch, ReadOnlyMemory<int> indices)
    {
        var batch = _pool.Rent(indices.Length, _images.Labels.Targets(indices.Span, _images.ClassNames.Length));
        if (_options.Threads == 1)
            for (var i = 0; i < indices.Length; i++)
                PrepareImage(i);
        else
            Parallel.For(0, indices.Length, new ParallelOptions { MaxDegreeOfParallelism = _options.Threads }, PrepareImage);
        return batch;

        void PrepareImage(int i)
        {
            var index = indices.Span[i];
            var target = batch.Images.AsSpan(i * _preparation.ValuesPerImage, _preparation.ValuesPerImage);
            _preparation.Apply(_images.Image(index), new StableRandom(_options.Seed, epoch, index), target);
            batch.Labels[i] = _images.Labels.First[index];
            batch.Indices[i] = index;
        }
    }
}
