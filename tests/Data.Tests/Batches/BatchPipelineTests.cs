namespace NasV2.Data.Tests;

public class BatchPipelineTests
{
    private static readonly ImageSet Images = TestImages.Random(50, new ImageShape(8, 8, 3), classes: 5);
    private static readonly int[] All = [.. Enumerable.Range(0, 50)];

    private static readonly BatchOptions Evaluation = new()
    {
        BatchSize = 16,
        Resolution = 8,
    };

    private static readonly BatchOptions Training = Evaluation with { Shuffle = true, Seed = 3, Augmentation = new CropFlip(flip: true) };

    [Fact]
    public void Evaluation_follows_the_order_of_the_indices()
    {
        var batches = Read(new BatchPipeline(Images, [7, 3, 20], Evaluation));

        var (images, labels) = Assert.Single(batches);
        Assert.Equal([2L, 3L, 0L], labels);
        Assert.Equal(Images.Image(7), images.AsSpan(0, 192));
        Assert.Equal(Images.Image(20), images.AsSpan(384));
    }

    [Fact]
    public void The_last_batch_is_smaller_or_left_out()
    {
        Assert.Equal([16, 16, 16, 2], Sizes(Evaluation));
        Assert.Equal([16, 16, 16], Sizes(Evaluation with { DropLast = true }));
        Assert.Equal([25, 25], Sizes(Evaluation with { BatchSize = 25, DropLast = true }));

        static IEnumerable<int> Sizes(BatchOptions options)
        {
            var pipeline = new BatchPipeline(Images, All, options);
            var batches = Read(pipeline);
            Assert.Equal(pipeline.BatchesPerEpoch, batches.Count);
            return batches.Select(batch => batch.Labels.Length);
        }
    }

    [Fact]
    public void Gray_images_are_repeated_to_three_channels()
    {
        var gray = TestImages.Create(new ImageShape(1, 1, 1), [51], 0);

        Assert.Equal([51, 51, 51], Read(new BatchPipeline(gray, [0], Evaluation with { Resolution = 1 }))[0].Images);
    }

    [Fact]
    public void A_shuffled_epoch_visits_every_index_once_in_an_order_of_its_own()
    {
        // One label per image, so that labels show the order.
        var images = TestImages.Random(50, new ImageShape(8, 8, 3), classes: 50);
        var first = Order(images, Training, epoch: 0);

        Assert.Equal(All.Select(index => (long)index), first.Order());
        Assert.Equal(first, Order(images, Training, epoch: 0));
        Assert.NotEqual(first, Order(images, Training, epoch: 1));
        Assert.NotEqual(first, Order(images, Training with { Seed = 4 }, epoch: 0));
        Assert.Equal(first, Order(images, Training with { BatchSize = 7, Resolution = 4 }, epoch: 0));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(7, 1)]
    [InlineData(16, 4)]
    public void An_augmented_image_does_not_depend_on_batch_size_or_threads(int batchSize, int threads)
    {
        var expected = Read(new BatchPipeline(Images, All, Training), epoch: 2).SelectMany(batch => batch.Images);

        var batches = Read(new BatchPipeline(Images, All, Training with { BatchSize = batchSize, Threads = threads }), epoch: 2);

        Assert.Equal(expected, batches.SelectMany(batch => batch.Images));
    }

    [Fact]
    public void An_epoch_that_begins_later_has_the_same_batches_from_there_on()
    {
        var pipeline = new BatchPipeline(Images, All, Training);
        var whole = Read(pipeline, epoch: 1);

        var rest = Read(pipeline.Epoch(1, first: 2, TestContext.Current.CancellationToken));

        Assert.Equal(whole.Skip(2).Select(batch => batch.Labels), rest.Select(batch => batch.Labels));
        Assert.Equal(whole.Skip(2).Select(batch => batch.Images), rest.Select(batch => batch.Images));
    }

    [Fact]
    public void A_batch_names_its_images()
    {
        using var batch = Assert.Single(new BatchPipeline(Images, [7, 3, 20], Evaluation).Epoch(0, TestContext.Current.CancellationToken));

        Assert.Equal([7, 3, 20], batch.Indices);
    }

    [Fact]
    public void Images_of_one_label_have_no_targets_but_it()
    {
        using var batch = Assert.Single(new BatchPipeline(Images, [7, 3, 20], Evaluation).Epoch(0, TestContext.Current.CancellationToken));

        Assert.Null(batch.Targets);
    }

    [Fact]
    public void Images_of_several_labels_have_a_share_of_each_as_their_targets()
    {
        var labels = Labels.SeveralEach([4], [2, 0], [3, 1, 0, 2]);
        var images = new ImageSet(new ImageShape(1, 1, 3), new byte[9], labels, ["a", "b", "c", "d", "e"]);
        using var batch = Assert.Single(new BatchPipeline(images, [2, 0, 1], Evaluation).Epoch(0, TestContext.Current.CancellationToken));

        Assert.Equal([3, 4, 2], batch.Labels);
        var targets = Assert.IsType<SoftTargets>(batch.Targets);
        Assert.Equal(5, targets.Classes);
        Assert.Equal([0, 0, 0, 0, 1, 2, 2], targets.Rows);
        Assert.Equal([3, 1, 0, 2, 4, 2, 0], targets.Columns);
        Assert.Equal([0.25f, 0.25f, 0.25f, 0.25f, 1, 0.5f, 0.5f], targets.Shares);
    }

    [Fact]
    public void Targets_are_those_of_their_own_batch_whatever_arrays_are_used_again()
    {
        var images = new ImageSet(new ImageShape(1, 1, 3), new byte[9], Labels.SeveralEach([0, 1], [2], [1]), ["a", "b", "c"]);
        var pipeline = new BatchPipeline(images, [0, 1, 2], Evaluation with { BatchSize = 1 });
        List<long[]> columns = [];
        foreach (var batch in pipeline.Epoch(0, TestContext.Current.CancellationToken))
            using (batch)
                columns.Add(batch.Targets!.Columns);

        Assert.Equal<long[]>([[0, 1], [2], [1]], columns);
    }

    [Fact]
    public void An_image_is_augmented_differently_in_every_epoch()
    {
        var pipeline = new BatchPipeline(Images, [0], Training);

        Assert.NotEqual(Read(pipeline, epoch: 0)[0].Images, Read(pipeline, epoch: 1)[0].Images);
    }

    [Fact]
    public void Images_of_another_size_are_resized_before_they_are_augmented()
    {
        var sizes = new List<ImageShape>();
        var options = Evaluation with { Resolution = 12, Augmentation = new Recorder((_, shape) => sizes.Add(shape)) };

        var batch = Read(new BatchPipeline(Images, [0], options))[0];

        Assert.Equal([new ImageShape(12, 12, 3)], sizes);
        Assert.Equal(12 * 12 * 3, batch.Images.Length);
    }

    [Fact]
    public void Arrays_of_disposed_batches_are_used_again()
    {
        var pipeline = new BatchPipeline(Images, All, Evaluation with { BatchSize = 1 });
        HashSet<byte[]> arrays = [];
        for (var epoch = 0; epoch < 4; epoch++)
            foreach (var batch in pipeline.Epoch(epoch, TestContext.Current.CancellationToken))
            {
                arrays.Add(batch.Images);
                batch.Dispose();
                batch.Dispose();
            }

        // One in hand, four waiting and one in the making.
        Assert.InRange(arrays.Count, 1, 6);
    }

    [Fact]
    public void Batches_are_prepared_ahead_of_the_reader()
    {
        using var ahead = new CountdownEvent(3);
        var options = Evaluation with { BatchSize = 1, Augmentation = new Recorder((_, _) => Signal(ahead)) };

        using var reader = new BatchPipeline(Images, All, options).Epoch(0, TestContext.Current.CancellationToken).GetEnumerator();
        reader.MoveNext();

        Assert.True(ahead.Wait(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));

        static void Signal(CountdownEvent ahead)
        {
            if (!ahead.IsSet)
                ahead.Signal();
        }
    }

    [Fact]
    public void Breaking_off_stops_the_preparation()
    {
        var prepared = 0;
        var options = Evaluation with { BatchSize = 1, Augmentation = new Recorder((_, _) => prepared++) };

        foreach (var batch in new BatchPipeline(Images, All, options).Epoch(0, TestContext.Current.CancellationToken))
        {
            batch.Dispose();
            break;
        }

        Assert.InRange(prepared, 1, 7);
    }

    [Fact]
    public void Cancelling_ends_an_epoch()
    {
        using var cancellation = new CancellationTokenSource();
        var read = 0;

        Assert.ThrowsAny<OperationCanceledException>(() =>
        {
            foreach (var batch in new BatchPipeline(Images, All, Evaluation with { BatchSize = 1 }).Epoch(0, cancellation.Token))
            {
                batch.Dispose();
                if (++read == 3)
                    cancellation.Cancel();
            }
        });
        Assert.Equal(3, read);
    }

    [Fact]
    public void A_failure_in_the_background_reaches_the_reader()
    {
        var cursed = Evaluation with { Augmentation = new Recorder((_, _) => throw new InvalidDataException("the image is cursed")) };

        var error = Assert.Throws<InvalidDataException>(() => Read(new BatchPipeline(Images, All, cursed)));

        Assert.Equal("the image is cursed", error.Message);
    }

    [Fact]
    public void Impossible_options_are_refused_at_once()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new BatchPipeline(Images, All, Evaluation with { BatchSize = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new BatchPipeline(Images, All, Evaluation with { Resolution = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new BatchPipeline(Images, [50], Evaluation));
    }

    private static List<(byte[] Images, long[] Labels)> Read(BatchPipeline pipeline, int epoch = 0) =>
        Read(pipeline.Epoch(epoch, TestContext.Current.CancellationToken));

    private static List<(byte[] Images, long[] Labels)> Read(IEnumerable<Batch> epoch)
    {
        List<(byte[], long[])> batches = [];
        foreach (var batch in epoch)
            using (batch)
                batches.Add(([.. batch.Images], [.. batch.Labels]));
        return batches;
    }

    private static long[] Order(ImageSet images, BatchOptions options, int epoch) =>
        [.. Read(new BatchPipeline(images, All, options), epoch).SelectMany(batch => batch.Labels)];

    /// <summary>Copies the image and signals the test.</summary>
    private sealed class Recorder(Action<byte[], ImageShape> seen) : IAugmentation
    {
        public void Apply(ReadOnlySpan<byte> source, Span<byte> target, ImageShape shape, StableRandom random)
        {
            seen(source.ToArray(), shape);
            source.CopyTo(target);
        }
    }
}
