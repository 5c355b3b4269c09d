namespace NasV2.Data.Tests;

public class RandAugmentPolicyTests
{
    /// <summary>What each operation does at M = 5, 10, 15 and 20 on images of 128 px and more.</summary>
    public static TheoryData<RandAugmentOp, double, double, double, double> Table => new()
    {
        { RandAugmentOp.AutoContrast, 0, 0, 0, 0 },
        { RandAugmentOp.Equalize, 0, 0, 0, 0 },
        { RandAugmentOp.Invert, 0, 0, 0, 0 },
        { RandAugmentOp.Rotate, 15, 30, 45, 60 },
        { RandAugmentOp.Posterize, 2, 4, 6, 8 },
        { RandAugmentOp.Solarize, 128, 256, 256, 256 },
        { RandAugmentOp.Color, 1, 1.9, 2.8, 3.7 },
        { RandAugmentOp.Contrast, 1, 1.9, 2.8, 3.7 },
        { RandAugmentOp.Brightness, 1, 1.9, 2.8, 3.7 },
        { RandAugmentOp.Sharpness, 1, 1.9, 2.8, 3.7 },
        { RandAugmentOp.ShearX, 0.15, 0.3, 0.45, 0.6 },
        { RandAugmentOp.ShearY, 0.15, 0.3, 0.45, 0.6 },
        { RandAugmentOp.TranslateX, 50, 100, 150, 200 },
        { RandAugmentOp.TranslateY, 50, 100, 150, 200 },
        { RandAugmentOp.Cutout, 20, 40, 60, 80 },
        { RandAugmentOp.SolarizeAdd, 55, 110, 165, 220 },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void Magnitudes_are_the_released_codes(RandAugmentOp op, double five, double ten, double fifteen, double twenty)
    {
        var magnitude = RandAugmentMagnitudes.All[op];
        Assert.Equal([five, ten, fifteen, twenty], new[] { 0.5, 1, 1.5, 2 }.Select(level => Math.Round(magnitude.Size(level, 1), 12)));
    }

    [Fact]
    public void Magnitudes_beyond_a_range_are_clamped_there()
    {
        Assert.Equal(8, RandAugmentMagnitudes.All[RandAugmentOp.Posterize].Size(2.5, 1));
        Assert.Equal(256, RandAugmentMagnitudes.All[RandAugmentOp.Solarize].Size(2.5, 1));
        Assert.Equal(255, RandAugmentMagnitudes.All[RandAugmentOp.SolarizeAdd].Size(2.5, 1));
    }

    [Theory]
    [InlineData(32, 25, 10)]
    [InlineData(64, 50, 20)]
    [InlineData(128, 100, 40)]
    [InlineData(300, 100, 40)]
    public void Lengths_in_pixels_shrink_with_images_under_128_px(int side, double translation, double cutout)
    {
        var scale = RandAugmentMagnitudes.PixelScale(side);
        Assert.Equal(translation, RandAugmentMagnitudes.All[RandAugmentOp.TranslateX].Size(1, scale));
        Assert.Equal(cutout, RandAugmentMagnitudes.All[RandAugmentOp.Cutout].Size(1, scale));
    }

    [Fact]
    public void The_same_generator_draws_the_same_and_another_draws_otherwise()
    {
        Assert.Equal(Draws(1, 50), Draws(1, 50));
        Assert.NotEqual(Draws(1, 50), Draws(2, 50));
    }

    [Fact]
    public void Each_operation_is_drawn_equally_often_and_half_of_the_signed_ones_are_negative()
    {
        var draws = Draws(3, 32_000);
        foreach (var op in Enum.GetValues<RandAugmentOp>())
        {
            var values = draws.Where(draw => draw.Op == op).Select(draw => draw.Value).ToList();
            Assert.InRange(values.Count, 1_800, 2_200);
            Assert.Single(values.Select(MathF.Abs).Distinct());
            var negative = values.Count(value => value < 0) / (double)values.Count;
            if (RandAugmentMagnitudes.All[op].EitherSign)
                Assert.InRange(negative, 0.45, 0.55);
            else
                Assert.Equal(0, negative);
        }

        Assert.InRange(draws.Average(draw => draw.X), 0.49, 0.51);
        Assert.InRange(draws.Average(draw => draw.Y), 0.49, 0.51);
    }

    private static List<AugmentDraw> Draws(int seed, int count)
    {
        var policy = new RandAugmentPolicy(magnitude: 10, layers: 2, side: 64);
        var random = new StableRandom(seed);
        var draws = new AugmentDraw[2];
        var all = new List<AugmentDraw>();
        while (all.Count < count)
        {
            policy.Draw(random, draws);
            all.AddRange(draws);
        }

        return all;
    }
}
