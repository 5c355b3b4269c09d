using NasV2.Data;
using NasV2.Training.Batches;
using TorchSharp;

namespace NasV2.Training.Tests.Batches;

public class DeviceResidentBatchesTests
{
    private const int Count = 37;

    private static readonly BatchOptions Training = new()
    {
        BatchSize = 8,
        Resolution = 16,
        Shuffle = true,
        DropLast = true,
        Seed = 3,
        Augmentation = Augmentations.Get("crop-flip"),
    };

    [Theory]
    [InlineData(3, 16)]
    [InlineData(1, 16)]
    [InlineData(3, 12)]
    public Task Held_images_give_the_batches_of_the_pipeline_to_the_last_bit(int channels, int side) => Torch.RunAsync(() =>
    {
        var pipeline = new BatchPipeline(Images(channels, side), [.. Enumerable.Range(5, 30)], Training);
        using var held = new DeviceResidentBatches(pipeline, torch.CPU);
        using var streamed = new StreamedBatches(pipeline, torch.CPU);

        Assert.Equal(streamed.BatchesPerEpoch, held.BatchesPerEpoch);
        foreach (var epoch in new[] { 1, 2 })
            AssertSame(streamed, held, epoch, first: epoch);
    });

    [Fact]
    public Task Without_augmentation_the_last_batch_may_be_smaller() => Torch.RunAsync(() =>
    {
        var pipeline = new BatchPipeline(
            Images(3, 16), [.. Enumerable.Range(0, Count)], Training with { Augmentation = null, Shuffle = false, DropLast = false });
        using var held = new DeviceResidentBatches(pipeline, torch.CPU);
        using var streamed = new StreamedBatches(pipeline, torch.CPU);

        AssertSame(streamed, held, epoch: 0, first: 0);
    });

    [Fact]
    public Task Images_of_several_labels_keep_them() => Torch.RunAsync(() =>
    {
        var images = SeveralLabels.Noise(16, 5, [3], [4, 0], [2, 1, 4, 3], [1], [0, 1]);
        var pipeline = new BatchPipeline(images, [4, 1, 2], Training with { BatchSize = 2, DropLast = false });
        using var held = new DeviceResidentBatches(pipeline, torch.CPU);
        using var streamed = new StreamedBatches(pipeline, torch.CPU);

        AssertSame(streamed, held, epoch: 3, first: 0);
        Assert.Equal(3 * ((3 * 16 * 16) + (sizeof(long) * 5)), DeviceResidentBatches.SizeInBytes(pipeline));
    });

    [Fact]
    public Task An_augmentation_that_changes_values_cannot_be_held() => Torch.RunAsync(() =>
    {
        var pipeline = new BatchPipeline(Images(3, 16), [0, 1, 2], Training with { Augmentation = Augmentations.Get("resized-crop-flip") });

        Assert.False(DeviceResidentBatches.CanReside(pipeline));
        Assert.Throws<ArgumentException>(() => new DeviceResidentBatches(pipeline, torch.CPU));
    });

    private static void AssertSame(StreamedBatches expected, DeviceResidentBatches actual, int epoch, int first)
    {
        var batches = 0;
        foreach (var (one, other) in expected.Epoch(epoch, first, default).Zip(actual.Epoch(epoch, first, default)))
        {
            using var scope = torch.NewDisposeScope();
            using (one)
            using (other)
            {
                var (images, targets) = one.Load();
                var (itsImages, itsTargets) = other.Load();
                Assert.Equal(one.Indices, other.Indices);
                Assert.Equal(images.stride(), itsImages.stride());
                Assert.True(images.eq(itsImages).all().item<bool>());
                Assert.True(targets.eq(itsTargets).all().item<bool>());
            }

            batches++;
        }

        Assert.Equal(expected.BatchesPerEpoch - first, batches);
    }

    private static ImageSet Images(int channels, int side)
    {
        var random = new StableRandom(1);
        var shape = new ImageShape(side, side, channels);
        var pixels = new byte[Count * shape.Length];
        foreach (ref var value in pixels.AsSpan())
            value = (byte)random.Next(256);
        return new ImageSet(shape, pixels, [.. Enumerable.Range(0, Count).Select(i => i % 5)], ["a", "b", "c", "d", "e"]);
    }
}
