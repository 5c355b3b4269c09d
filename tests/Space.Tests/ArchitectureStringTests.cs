using CsCheck;

namespace NasV2.Space.Tests;

public sealed class ArchitectureStringTests
{
    private const string Small = "r2_k3_s1_e1_i24_o24_c1-r6_k5_s2_e4_i24_o128_se0.25";

    [Fact]
    public void The_canonical_string_of_a_published_network_is_its_block_strings() => Assert.Equal(
        "r2_k3_s1_e1_i24_o24_c1-r4_k3_s2_e4_i24_o48_c1-r4_k3_s2_e4_i48_o64_c1-"
        + "r6_k3_s2_e4_i64_o128_se0.25-r9_k3_s1_e6_i128_o160_se0.25-r15_k3_s2_e6_i160_o256_se0.25",
        NamedArchitectures.Find("efficientnetv2-s").Architecture.ToString());

    [Fact]
    public void Any_architecture_round_trips_through_its_canonical_string() =>
        Generate.AnyArchitecture.Sample(architecture =>
        {
            var read = Architecture.Parse(architecture.Canonical);
            Assert.Equal(architecture, read);
            Assert.Equal(architecture.Stages, read.Stages);
            Assert.Equal((architecture.HeadFilters, architecture.StemStride), (read.HeadFilters, read.StemStride));
        });

    [Fact]
    public void The_canonical_string_needs_no_escaping_in_a_url() =>
        Generate.AnyArchitecture.Sample(architecture => Assert.Equal(architecture.Canonical, Uri.EscapeDataString(architecture.Canonical)));

    [Theory]
    [InlineData("c1_o24_i24_e1_s1_k3_r2-r6_k5_s2_e4_i24_o128_se0.25")]
    [InlineData("r2_k3_s1_e1_i24_o24_c1 | r6_k5_s2_e4_i24_o128_se0.25_c0")]
    [InlineData("r2_k3_s1_e1_i24_o24_c1_se0,\n  r6_k5_s2_e4_i24_o128_se.25")]
    [InlineData("  r2_k3_s1_e1_i24_o24_c1\tr6_k5_s2_e4_i24_o128_se0.250 t2 h1280 ")]
    public void Other_spellings_mean_the_same_network(string text)
    {
        Assert.Equal(Small, Architecture.Parse(text).Canonical);
        Assert.True(Architecture.Parse(text) == Architecture.Parse(Small));
    }

    [Fact]
    public void Stem_stride_and_head_filters_appear_only_where_they_are_not_the_defaults()
    {
        Assert.Equal("r1_k3_s2_e4_i16_o16_c1-t1-h256", Architecture.Parse("h256 t1 r1_k3_s2_e4_i16_o16_c1").Canonical);
        Assert.NotEqual(Architecture.Parse(Small), Architecture.Parse(Small + "-h1408"));
        Assert.NotEqual(Architecture.Parse(Small), Architecture.Parse(Small + "-t1"));
    }

    [Theory]
    [InlineData("r2_k4_s1_e1_i24_o24", "stage 1, kernel is 'k4'; expected 3, 5 or 7.")]
    [InlineData(Small + "-r1_k3_s3_e6_i128_o160", "stage 3, stride is 's3'; expected 1 or 2.")]
    [InlineData(Small + "-r1_k3_s1_e6_i120_o160", "stage 3, input is 'i120'; expected 128, the output filters of stage 2.")]
    [InlineData("r0_k3_s1_e1_i24_o24", "stage 1, layers is 'r0'; expected 1 to 200.")]
    [InlineData("r1_k3_s1_e17_i24_o24", "stage 1, expansion is 'e17'; expected 1 to 16.")]
    [InlineData("r1_k3_s1_e1_i24_o9999", "stage 1, output is 'o9999'; expected 1 to 8192.")]
    [InlineData("r1_k3_s1_e1_i24_o24_se1.5", "stage 1, squeezeRatio is 'se1.5'; expected 0.01 to 1.")]
    [InlineData("r1_k3_s1_e1_i24_o24_sex", "stage 1, token is 'sex'; expected to start with one of c, e, i, k, o, r, s, se.")]
    [InlineData("r1_k3_s1_e1_i24_o24_se1x", "stage 1, squeezeRatio is 'se1x'; expected a decimal number.")]
    [InlineData("r1_k3x3_s1_e1_i24_o24", "stage 1, kernel is 'k3x3'; expected a whole number.")]
    [InlineData("r1_k3_s1_e1_i24_o24_k5", "stage 1, kernel is 'k5' again; expected once.")]
    [InlineData("r1_s1_e1_i24_o24", "stage 1, kernel is missing; expected k and a number.")]
    [InlineData("r1_k3_s1_e1_i24_o24-h0", "head.filters is 'h0'; expected 1 to 8192.")]
    [InlineData("r1_k3_s1_e1_i24_o24-hx", "head.filters is 'hx'; expected h and a whole number.")]
    [InlineData("r1_k3_s1_e1_i24_o24-t3", "stem.stride is 't3'; expected 1 or 2.")]
    [InlineData("r1_k3_s1_e1_i24_o24-t1-t1", "stem.stride is 't1' again; expected once.")]
    [InlineData("", "stages is 0 stages; expected 1 to 32 stages.")]
    public void A_wrong_string_is_refused_with_stage_token_and_rule(string text, string problem)
    {
        Assert.False(Architecture.TryParse(text, out var architecture, out var error));
        Assert.Null(architecture);
        Assert.Equal($"The architecture string is not valid: {problem}", error);
        Assert.Equal(error, Assert.Throws<SpaceFormatException>(() => Architecture.Parse(text)).Message);
    }

    [Fact]
    public void An_unknown_operator_is_answered_with_the_known_ones() => Assert.Equal(
        $"stage 1, op is 'c99'; expected one of "
            + $"{string.Join(", ", BlockOps.Default.All.Select(op => op.ConvType).Order().Select(known => $"c{known}"))}",
        Assert.Throws<SpaceFormatException>(() => Architecture.Parse("r1_k3_s1_e1_i24_o24_c99")).Problems.Single().ToString());

    [Fact]
    public void All_problems_of_a_string_are_reported_at_once()
    {
        var refused = Assert.Throws<SpaceFormatException>(() => Architecture.Parse("r1_k4_s1_e1_i24_o24-r1_k3_s9_e1_o24_q1-h0"));
        Assert.Equal(
            ["stage 2, token", "stage 2, input", "stage 1, kernel", "stage 2, stride", "head.filters"],
            refused.Problems.Select(problem => problem.Field));
    }

    [Fact]
    public void A_missing_string_is_refused() => Assert.False(Architecture.TryParse(null, out _, out _));
}
