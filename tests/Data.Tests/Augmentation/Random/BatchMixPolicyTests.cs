namespace NasV2.Data.Tests;

public class BatchMixPolicyTests
{
    private const int Count = 20_000;

    /// <remarks>E max(λ, 1-λ) = 1/2 + 2^(-2α) / (α B(α, α)) for λ ~ Beta(α, α); 3/4 for the uniform α = 1.</remarks>
    [Theory]
    [InlineData(0.01, 0.9932)]
    [InlineData(0.2, 0.8988)]
    [InlineData(0.5, 0.8183)]
    [InlineData(1, 0.75)]
    [InlineData(2, 0.6875)]
    [InlineData(8, 0.5982)]
    public void Lambda_has_the_mean_of_the_greater_half_of_a_symmetric_beta(double alpha, double mean)
    {
        var mix = new BatchMixPolicy(alpha, 0).Draw(new StableRandom(1), Count, 32);
        Assert.Null(mix.Boxes);
        Assert.All(mix.Lambda, lambda => Assert.InRange(lambda, 0.5f, 1f));
        Assert.Equal(mean, mix.Lambda.Average(), 0.005);
    }

    [Theory]
    [InlineData(0.3, 0)]
    [InlineData(0, 0.3)]
    [InlineData(0.3, 0.7)]
    public void Drawing_again_from_the_same_place_gives_the_same(double mixup, double cutmix)
    {
        var (first, second) = (Draw(), Draw());
        Assert.Equal(first.Lambda, second.Lambda);
        Assert.Equal(first.Boxes ?? [], second.Boxes ?? []);

        BatchMix Draw() => new BatchMixPolicy(mixup, cutmix).Draw(new StableRandom(9, 1, 2), 64, 32);
    }

    [Theory]
    [InlineData(7)]
    [InlineData(32)]
    [InlineData(224)]
    public void Boxes_lie_in_the_image_and_lambda_is_what_they_leave(int side)
    {
        var mix = new BatchMixPolicy(0, 1).Draw(new StableRandom(2), Count, side);
        for (var i = 0; i < Count; i++)
        {
            var box = mix.Boxes![i];
            Assert.True(0 <= box.Left && box.Left <= box.Right && box.Right <= side);
            Assert.True(0 <= box.Top && box.Top <= box.Bottom && box.Bottom <= side);
            Assert.Equal(1 - (box.Area / (double)(side * side)), mix.Lambda[i], 1e-6);
        }
    }

    /// <remarks>
    /// A patch of area a = 1 - λ, λ ~ Beta(α, α), around a uniform centre keeps (r - r²/4)² of the image, r = √a, after it is clipped:
    /// its mean is E a - E a^1.5 / 2 + E a² / 16, where E a = 1/2.
    /// </remarks>
    [Theory]
    [InlineData(0.5, 0.3112)]
    [InlineData(1, 0.3208)]
    [InlineData(2, 0.3283)]
    public void CutMix_pastes_patches_of_any_area_also_of_more_than_half(double alpha, double mean)
    {
        var mix = new BatchMixPolicy(0, alpha).Draw(new StableRandom(3), Count, 224);
        Assert.Equal(mean, mix.Lambda.Average(lambda => 1 - lambda), 0.01);
        Assert.Contains(mix.Lambda, lambda => lambda < 0.25);
    }

    [Fact]
    public void Partners_are_the_batch_in_reverse_and_each_half_in_reverse_when_both_are_on()
    {
        Assert.Equal([4, 3, 2, 1, 0], new BatchMixPolicy(1, 0).Draw(new StableRandom(1), 5, 32).Partners);
        var both = new BatchMixPolicy(1, 1).Draw(new StableRandom(1), 5, 32);
        Assert.Equal([1, 0, 4, 3, 2], both.Partners);
        Assert.All(both.Boxes!.Take(2), box => Assert.Equal(0, box.Area));
    }

    [Fact]
    public void With_neither_on_every_image_keeps_its_target()
    {
        var mix = new BatchMixPolicy(0, 0).Draw(new StableRandom(1), 4, 32);
        Assert.All(mix.Lambda, lambda => Assert.Equal(1, lambda));
        Assert.False(new BatchMixPolicy(0, 0).IsOn);
    }
}
