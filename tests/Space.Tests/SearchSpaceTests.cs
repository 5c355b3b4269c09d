using CsCheck;

namespace NasV2.Space.Tests;

public sealed class SearchSpaceTests
{
    public static TheoryData<string> Presets => new(SearchSpaces.All.Keys.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Presets))]
    public void Every_position_has_an_architecture_that_leads_back_to_it(string name)
    {
        var space = SearchSpaces.Find(name);
        Generate.IndexOf(space).Sample(index => Assert.Equal(index, space.IndexOf(space.At(index))));
        Assert.Equal(0, space.IndexOf(space.At(0)));
        Assert.Equal(space.Size - 1, space.IndexOf(space.At(space.Size - 1)));
    }

    [Theory]
    [MemberData(nameof(Presets))]
    public void A_member_is_contained_and_round_trips_through_choices_and_string(string name)
    {
        var space = SearchSpaces.Find(name);
        Generate.MemberOf(space).Sample(member =>
        {
            Assert.True(space.Contains(member));
            Assert.Equal(member, space.At(space.ChoicesOf(member)));
            Assert.Equal(member, Architecture.Parse(member.Canonical));
        });
    }

    [Theory]
    [MemberData(nameof(Presets))]
    public void The_reference_of_a_preset_is_a_member(string name) =>
        Assert.True(SearchSpaces.Find(name).Contains(SearchSpaces.Find(name).Reference));

    [Fact]
    public void Positions_count_all_architectures_without_repeating_one()
    {
        var space = TwoStages();
        Assert.Equal(2 * 2 * 1 * 2 * (1 * 3 * 2 * 1), space.Size);
        Assert.Equal((int)space.Size, Enumerable.Range(0, (int)space.Size).Select(index => space.At(index)).Distinct().Count());
    }

    [Theory]
    [InlineData("v2-s", "efficientnetv2-s")]
    [InlineData("v2-b0", "efficientnetv2-b0")]
    [InlineData("paper-b4", "efficientnet-b4")]
    public void A_preset_contains_the_network_it_is_made_around(string space, string network) =>
        Assert.True(SearchSpaces.Find(space).Contains(NamedArchitectures.Find(network).Architecture));

    [Fact]
    public void Members_carry_squeeze_and_excitation_as_the_published_networks_do() =>
        Generate.MemberOf(SearchSpaces.Find("v2-s")).Sample(member =>
            Assert.All(member.Stages, stage => Assert.Equal(stage.Op == BlockOp.MBConv ? 0.25 : null, stage.SqueezeRatio)));

    [Fact]
    public void The_same_seed_draws_the_same_members_and_another_seed_others()
    {
        var space = SearchSpaces.Find("v2-s");
        Assert.Equal(Draw(1), Draw(1));
        Assert.NotEqual(Draw(1), Draw(2));

        List<Architecture> Draw(int seed)
        {
            var random = new Random(seed);
            return [.. Enumerable.Range(0, 20).Select(_ => space.Sample(random))];
        }
    }

    [Fact]
    public void A_sample_takes_every_option_about_equally_often()
    {
        var space = TwoStages();
        var random = new Random(3);
        var choices = Enumerable.Range(0, 6000).Select(_ => space.ChoicesOf(space.Sample(random))).ToList();
        for (var decision = 0; decision < space.Decisions.Length; decision++)
        {
            var options = space.Decisions[decision].Options.Length;
            for (var option = 0; option < options; option++)
                Assert.InRange(choices.Count(choice => choice[decision] == option) * options / 6000.0, 0.9, 1.1);
        }
    }

    [Fact]
    public void Small_image_candidates_are_small_and_end_in_maps_of_4_by_4()
    {
        var space = SearchSpaces.Find("small-image");
        Assert.True(space.Size >= 50_000);
        var random = new Random(5);
        var costs = Enumerable.Range(0, 1000).Select(_ => Complexity.Compute(space.Sample(random), space.ProxyResolution, classes: 10))
            .ToList();
        Assert.All(costs, cost => Assert.Equal(4, cost.Rows[^2].OutputSize));
        Assert.InRange(costs.Select(cost => cost.Macs).Order().ElementAt(500), 5e6, 15e6);
        Assert.InRange(costs.Count(cost => cost.Parameters is > 50_000 and < 800_000), 900, 1000);
    }

    [Theory]
    [InlineData("r2_k3_s1_e1_i24_o24_c1", "it has 1 stages and not 2")]
    [InlineData("r2_k3_s1_e1_i16_o16-r1_k3_s2_e6_i16_o32_se0.25", "stem.filters is 16 and not 24")]
    [InlineData("r1_k3_s1_e1_i24_o16_c1-r1_k7_s2_e6_i16_o32_se0.25", "stage 2, kernel is 7 and not 3 or 5")]
    [InlineData("r1_k3_s1_e1_i24_o16_c1-r1_k3_s2_e6_i16_o32", "stage 2, squeezeRatio is none and not 0.25")]
    [InlineData("r1_k3_s1_e1_i24_o16_c1-r1_k3_s2_e6_i16_o32_se0.25-t1", "stem.stride is 1 and not 2")]
    public void A_stranger_is_refused_with_the_reason(string text, string reason)
    {
        var space = TwoStages();
        Assert.False(space.Contains(Architecture.Parse(text)));
        var refused = Assert.Throws<ArgumentException>(() => space.IndexOf(Architecture.Parse(text)));
        Assert.StartsWith($"The architecture is not in the search space 'two': {reason}.", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Positions_and_choices_outside_the_space_are_refused()
    {
        var space = TwoStages();
        Assert.Throws<ArgumentOutOfRangeException>(() => space.At(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => space.At(space.Size));
        Assert.Throws<ArgumentException>(() => space.At([0, 0, 0]));
        Assert.Throws<ArgumentException>(() => space.At([0, 0, 0, 2, 0, 0, 0, 0]));
    }

    [Fact]
    public void An_unknown_preset_is_answered_with_the_known_ones() => Assert.Equal(
        "There is no search space named 'v2s'. Did you mean 'v2-s'? Known names: paper-b4, small-image, v2-b0, v2-s.",
        Assert.Throws<KeyNotFoundException>(() => SearchSpaces.Find("v2s")).Message);

    private static SearchSpace TwoStages() => new(new()
    {
        Name = "two",
        Description = "A space for tests.",
        StemFilters = 24,
        Reference = NamedArchitectures.Find("efficientnetv2-b0").Architecture,
        ProxyResolution = 64,
        Stages =
        [
            new([BlockOp.MBConv, BlockOp.FusedMBConv], [1, 2], [3], [1, 4], Stride: 1, OutputFilters: 16),
            new([BlockOp.MBConv], [1, 2, 4], [3, 5], [6], Stride: 2, OutputFilters: 32),
        ],
    });
}
