using NasV2.Data;
using NasV2.Training.Augmentation;
using static TorchSharp.torch;

namespace NasV2.Training.Tests.Augmentation;

public sealed class BatchMixingTests
{
    private const int Count = 20;
    private const int Classes = 5;
    private const int Side = 16;

    [Theory]
    [InlineData(0.4, 0)]
    [InlineData(0, 1)]
    [InlineData(0.5, 0.5)]
    public Task Targets_stay_probabilities_and_images_channels_last(double mixup, double cutmix) => Torch.RunAsync(() =>
    {
        var mix = new BatchMixPolicy(mixup, cutmix).Draw(new StableRandom(1), Count, Side);
        var (images, targets) = BatchMixing.Apply(Pictures.Noise(Count, Side).to(float32), Targets(), mix);
        Pictures.AssertChannelsLast(images);
        Assert.All(targets.sum(1).data<float>().ToArray(), sum => Assert.Equal(1, sum, 1e-5f));
    });

    [Fact]
    public Task Mixup_blends_images_and_targets_with_their_partners_by_lambda() => Torch.RunAsync(() =>
    {
        var images = Pictures.Noise(2, Side).to(float32);
        var targets = Targets().narrow(0, 0, 2);
        var (mixed, mixedTargets) = BatchMixing.Apply(images, targets, new BatchMix([1, 0], [0.75f, 1f], null));
        Pictures.AssertEqual((images[..1] * 0.75f) + (images[1..] * 0.25f), mixed[..1]);
        Pictures.AssertEqual(images[1..], mixed[1..]);
        Assert.Equal([0.75f, 0.25f, 0, 0, 0], mixedTargets[0].data<float>().ToArray());
        Assert.Equal([0, 1f, 0, 0, 0], mixedTargets[1].data<float>().ToArray());
    });

    [Fact]
    public Task CutMix_pastes_the_box_and_its_lambda_is_the_share_that_was_not_pasted() => Torch.RunAsync(() =>
    {
        // Image i is i + 1 everywhere, so that the mean shows how much was pasted.
        var values = Enumerable.Range(0, Count).SelectMany(i => Enumerable.Repeat((byte)(i + 1), Side * Side * 3));
        var images = Pictures.From([.. values], Side, Side).to(float32);
        var mix = new BatchMixPolicy(0, 1).Draw(new StableRandom(3), Count, Side);
        var (mixed, targets) = BatchMixing.Apply(images, Targets(), mix);
        for (var i = 0; i < Count; i++)
        {
            var other = Count - 1 - i;
            var pasted = Pictures.Values(mixed[i..(i + 1)]).Count(value => value == other + 1) / (3f * Side * Side);
            Assert.Equal(other, mix.Partners[i]);
            Assert.Equal(1 - pasted, mix.Lambda[i], 1e-5f);
            Assert.Equal(mix.Lambda[i] + (i % Classes == other % Classes ? pasted : 0), targets[i, i % Classes].item<float>(), 1e-5f);
        }

        Assert.Contains(mix.Lambda, lambda => lambda < 0.9);
    });

    [Fact]
    public Task With_both_on_the_first_half_is_blended_and_the_second_pasted() => Torch.RunAsync(() =>
    {
        var images = Pictures.Noise(Count, Side).to(float32);
        var mix = new BatchMixPolicy(1, 1).Draw(new StableRandom(5), Count, Side);
        var mixed = BatchMixing.Apply(images, Targets(), mix).Images;
        var partners = images.index_select(0, tensor(mix.Partners.Select(partner => (long)partner).ToArray()));
        var taken = mixed.eq(images).logical_or(mixed.eq(partners)).to(float32).mean([1, 2, 3]).data<float>().ToArray();
        Assert.All(taken[..(Count / 2)], share => Assert.True(share < 0.9));
        Assert.All(taken[(Count / 2)..], share => Assert.Equal(1, share));
    });

    [Fact]
    public Task Transfer_cutout_puts_the_noise_into_the_box_and_nowhere_else() => Torch.RunAsync(() =>
    {
        var images = Pictures.Noise(Count, Side).to(float32).add_(1);
        CutBox[] boxes = [.. Enumerable.Range(0, Count).Select(i => new CutoutPolicy(Side).Draw(new StableRandom(i)))];
        var result = BatchCutout.Apply(images, boxes, zeros_like(images));
        Pictures.AssertChannelsLast(result);
        for (var i = 0; i < Count; i++)
        {
            var inside = result[i, .., boxes[i].Top..boxes[i].Bottom, boxes[i].Left..boxes[i].Right];
            Assert.Equal(0, inside.abs().max().item<float>());
            Assert.Equal(boxes[i].Area * 3, result[i].eq(0).sum().item<long>());
            Assert.InRange(boxes[i].Area, Side * Side / 16, Side * Side / 4);
        }
    });

    private static Tensor Targets() => eye(Classes).repeat(Count / Classes, 1);
}
