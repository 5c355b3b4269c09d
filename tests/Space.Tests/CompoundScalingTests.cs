namespace NasV2.Space.Tests;

public sealed class CompoundScalingTests
{
    [Theory]
    [InlineData(32, 1.0, 32)]
    [InlineData(16, 1.2, 16)] // 19.2, which a rule against losing 10 % would make 24.
    [InlineData(1280, 1.1, 1408)]
    [InlineData(32, 1.2, 40)]
    [InlineData(20, 1.0, 24)]
    [InlineData(3, 0.5, 8)]
    public void Filters_are_rounded_to_the_nearest_multiple_of_8(int filters, double width, int rounded) =>
        Assert.Equal(rounded, CompoundScaling.RoundFilters(filters, width));

    [Theory]
    [InlineData(1, 1.1, 2)]
    [InlineData(5, 1.2, 6)]
    [InlineData(8, 1.4, 12)]
    [InlineData(3, 0.5, 2)]
    public void Layers_are_rounded_up(int repeats, double depth, int rounded) =>
        Assert.Equal(rounded, CompoundScaling.RoundRepeats(repeats, depth));

    [Theory]
    [InlineData("efficientnetv2-b1", 32, new[] { 16, 32, 48, 96, 112, 192 }, new[] { 2, 3, 3, 4, 6, 9 }, 1280)]
    [InlineData("efficientnetv2-b2", 32, new[] { 16, 32, 56, 104, 120, 208 }, new[] { 2, 3, 3, 4, 6, 10 }, 1408)]
    [InlineData("efficientnetv2-b3", 40, new[] { 16, 40, 56, 112, 136, 232 }, new[] { 2, 3, 3, 5, 7, 12 }, 1536)]
    public void B1_to_B3_are_the_base_network_scaled(string name, int stem, int[] filters, int[] layers, int head)
    {
        var architecture = NamedArchitectures.Find(name).Architecture;
        Assert.Equal(stem, architecture.StemFilters);
        Assert.Equal(filters, architecture.Stages.Select(stage => stage.OutputFilters));
        Assert.Equal(layers, architecture.Stages.Select(stage => stage.Repeats));
        Assert.Equal(head, architecture.HeadFilters);
    }

    [Fact]
    public void The_stem_stride_stays() =>
        Assert.Equal(
            "r2_k3_s2_e4_i32_o32_c1-t1-h512", CompoundScaling.Scale(Architecture.Parse("r1_k3_s2_e4_i16_o16_c1-t1-h256"), 2, 2).Canonical);

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, -1)]
    public void Coefficients_that_are_not_positive_are_refused(double width, double depth) =>
        Assert.Throws<ArgumentOutOfRangeException>(
            () => CompoundScaling.Scale(NamedArchitectures.Find("efficientnetv2-b0").Architecture, width, depth));
}
