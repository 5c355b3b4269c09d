using NasV2.Data;
using NasV2.Training.Augmentation;

namespace NasV2.Training.Tests.Augmentation;

public sealed class RandAugmentationTests
{
    private const int Count = 40;
    private const int Side = 24;

    [Fact]
    public Task An_image_becomes_the_same_alone_as_in_a_batch() => Torch.RunAsync(() =>
    {
        var images = Pictures.Noise(Count, Side);
        var draws = Draws(magnitude: 12, layers: 3);
        var together = RandAugmentation.Apply(images, draws);
        for (var i = 0; i < Count; i++)
            Pictures.AssertEqual(RandAugmentation.Apply(images.narrow(0, i, 1), [draws[i]]), together.narrow(0, i, 1));
    });

    [Fact]
    public Task Layers_are_applied_one_after_the_other() => Torch.RunAsync(() =>
    {
        var images = Pictures.Noise(Count, Side);
        var draws = Draws(magnitude: 9, layers: 2);
        var first = RandAugmentation.Apply(images, [.. draws.Select(image => image[..1])]);
        var second = RandAugmentation.Apply(first, [.. draws.Select(image => image[1..])]);
        Pictures.AssertEqual(second, RandAugmentation.Apply(images, draws));
    });

    [Fact]
    public Task Images_stay_channels_last_bytes_and_the_given_ones_stay_as_they_were() => Torch.RunAsync(() =>
    {
        var images = Pictures.Noise(Count, Side);
        var before = Pictures.Values(images);
        var result = RandAugmentation.Apply(images, Draws(magnitude: 15, layers: 2));
        Pictures.AssertChannelsLast(result);
        Assert.Equal(images.shape, result.shape);
        Assert.Equal(TorchSharp.torch.ScalarType.Byte, result.dtype);
        Assert.Equal(before, Pictures.Values(images));
    });

    [Fact]
    public Task No_layers_leave_the_images_as_they_are() => Torch.RunAsync(() =>
    {
        var images = Pictures.Noise(Count, Side);
        Pictures.AssertEqual(images, RandAugmentation.Apply(images, Draws(magnitude: 9, layers: 0)));
    });

    [Fact]
    public Task Memory_in_another_order_gives_the_same_images() => Torch.RunAsync(() =>
    {
        var images = Pictures.Noise(Count, Side);
        var draws = Draws(magnitude: 9, layers: 2);
        Pictures.AssertEqual(RandAugmentation.Apply(images, draws), RandAugmentation.Apply(images.contiguous(), draws));
    });

    [Fact]
    public Task Tensor_operations_give_what_the_processor_gives() => Torch.RunAsync(() =>
    {
        var images = Pictures.Noise(Count, Side);
        var draws = Draws(magnitude: 14, layers: 4);
        var tensors = TensorAugmentation.Apply(images.permute(0, 2, 3, 1), draws).permute(0, 3, 1, 2);
        Pictures.AssertEqual(RandAugmentation.Apply(images, draws), tensors);
    });

    private static AugmentDraw[][] Draws(double magnitude, int layers)
    {
        var policy = new RandAugmentPolicy(magnitude, layers, Side);
        var draws = new AugmentDraw[Count][];
        for (var i = 0; i < Count; i++)
            policy.Draw(new StableRandom(4, 0, i), draws[i] = new AugmentDraw[layers]);

        return draws;
    }
}
