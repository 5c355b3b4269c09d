using NasV2.Data;
using NasV2.Training.Batches;
using static TorchSharp.torch;

namespace NasV2.Training.Tests.Batches;

public sealed class NormalisationTests
{
    [Fact]
    public Task Bytes_become_normalised_floats_in_channels_last_memory() => Torch.RunAsync(() =>
    {
        var images = new ImageSet(new ImageShape(2, 2, 3), [.. Enumerable.Range(0, 12).Select(i => (byte)(i * 20))], [1], ["a", "b"]);
        using var source = new StreamedBatches(new BatchPipeline(images, [0], new BatchOptions { BatchSize = 1, Resolution = 2 }), CPU);
        using var normalisation = new Normalisation([0.4f, 0.5f, 0.6f], [0.2f, 0.25f, 0.5f], CPU);
        using var batch = Assert.Single(source.Epoch(0, 0, CancellationToken.None));

        var (pixels, labels) = batch.Load();
        Assert.Equal([1, 3, 2, 2], pixels.shape);
        Assert.Equal([12, 1, 6, 3], pixels.stride());
        Assert.Equal(1, labels.item<long>());
        Assert.Equal(100, pixels[0, 2, 0, 1].item<byte>());

        var normalised = normalisation.Apply(pixels);
        Assert.Equal([12, 1, 6, 3], normalised.stride());
        Assert.Equal(((100 / 255.0) - 0.6) / 0.5, normalised[0, 2, 0, 1].item<float>(), 5);
        Assert.Equal(((60 / 255.0) - 0.4) / 0.2, normalised[0, 0, 0, 1].item<float>(), 5);
    });

    [Theory]
    [InlineData(new[] { 0.5f, 0.5f }, new[] { 0.5f, 0.5f })]
    [InlineData(new[] { 0.5f }, new[] { 0f })]
    [InlineData(new[] { 0.5f }, new[] { 0.5f, 0.5f, 0.5f })]
    public Task Impossible_statistics_are_refused(float[] mean, float[] std) => Torch.RunAsync(() =>
    {
        Assert.Throws<ArgumentException>(() => new Normalisation(mean, std, CPU));
    });
}
