using NasV2.Algorithms.Calibration;
using NasV2.Space;

namespace NasV2.Search.Tests.Algorithms.Calibration;

public sealed class CalibrationSetTests
{
    public static TheoryData<string> Presets => [.. SearchSpaces.All.Keys.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Presets))]
    public void The_reference_is_first_then_eight_other_networks_each_once(string name)
    {
        var space = SearchSpaces.Find(name);
        var set = CalibrationSet.Create(new(space), seed: 1);
        Assert.Equal(space.Reference, set.All[0]);
        Assert.Equal(set.Members, set.All.Skip(1));
        Assert.Equal(9, set.All.Distinct().Count());
        Assert.All(set.Members, member => Assert.True(space.Contains(member)));
    }

    [Theory]
    [MemberData(nameof(Presets))]
    public void Every_option_of_every_decision_is_measured(string name)
    {
        var space = SearchSpaces.Find(name);
        for (var seed = 0; seed < 20; seed++)
        {
            var choices = CalibrationSet.Create(new(space), seed).Members.Select(space.ChoicesOf).ToList();
            for (var decision = 0; decision < space.Decisions.Length; decision++)
                Assert.Equal(space.Decisions[decision].Options.Length, choices.Select(choice => choice[decision]).Distinct().Count());
        }
    }

    [Theory]
    [MemberData(nameof(Presets))]
    public void The_cheapest_and_the_dearest_eighth_of_the_space_and_all_between_are_measured(string name)
    {
        var space = SearchSpaces.Find(name);
        var random = new Random(5);
        var costs = Enumerable.Range(0, 2000).Select(_ => Macs(space, space.Sample(random))).Order().ToArray();
        for (var seed = 0; seed < 5; seed++)
        {
            var members = CalibrationSet.Create(new(space), seed).Members.Select(member => Macs(space, member)).ToArray();
            Assert.Equal(members.Order(), members);
            Assert.InRange(members[0], 0, costs[costs.Length / 8]);
            Assert.InRange(members[^1], costs[costs.Length * 7 / 8], long.MaxValue);
            var places = members.Select(macs => (double)costs.Count(cost => cost < macs) / costs.Length).ToArray();
            Assert.All(places.Zip(places.Skip(1)), pair => Assert.InRange(pair.Second - pair.First, 0, 0.3));
        }
    }

    [Fact]
    public void The_same_seed_gives_the_same_set_and_another_seed_another()
    {
        var space = SearchSpaces.Find("v2-s");
        Assert.Equal(CalibrationSet.Create(new(space), 3).All, CalibrationSet.Create(new(space), 3).All);
        Assert.NotEqual(CalibrationSet.Create(new(space), 3).All, CalibrationSet.Create(new(space), 4).All);
    }

    [Fact]
    public void A_space_with_fewer_architectures_gives_all_it_has_in_addition_to_the_reference()
    {
        var stage = new StageChoices([BlockOp.MBConv], [1, 2, 3], [3], [4], Stride: 2, OutputFilters: 16);
        var reference = Architecture.Parse("r2_k3_s2_e4_i16_o16_se0.25");
        var space = new SearchSpace(new()
        {
            Name = "three",
            Description = "Three depths.",
            StemFilters = 16,
            Stages = [stage],
            Reference = reference,
            ProxyResolution = 32,
        });
        Assert.Equal([1, 3], CalibrationSet.Create(new(space), 7).Members.Select(member => member.Stages[0].Repeats));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(20)]
    public void The_number_of_networks_is_the_requested_one(int members) =>
        Assert.Equal(members, CalibrationSet.Create(new(SearchSpaces.Find("v2-b0")), 1, members).Members.Distinct().Count());

    [Fact]
    public void A_negative_number_of_members_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => CalibrationSet.Create(new(SearchSpaces.Find("v2-b0")), 1, -1));

    private static long Macs(SearchSpace space, Architecture architecture) => Complexity.Compute(architecture, space.ProxyResolution).Macs;
}
