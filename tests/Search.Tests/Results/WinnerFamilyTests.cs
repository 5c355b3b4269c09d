using NasV2.Search.Results;
using NasV2.Space;
using NasV2.Specs;

namespace NasV2.Search.Tests.Results;

public sealed class WinnerFamilyTests
{
    private static readonly Architecture Winner = SearchSpaces.Find("small-image").Reference;

    [Fact]
    public void The_winner_is_returned_as_s_with_the_figures_of_its_dataset()
    {
        var s = Family()[0];
        var expected = Complexity.Compute(Winner, resolution: 32, classes: 10);
        Assert.Equal(("s", Winner.Canonical, 32), (s.Name, s.Canonical, s.Resolution));
        Assert.Equal((expected.Parameters, expected.Macs), (s.Parameters, s.Macs));
    }

    [Fact]
    public void M_and_L_have_the_sizes_of_the_spec()
    {
        var family = Family();
        Assert.Equal(["s", "m", "l"], family.Select(member => member.Name));
        Assert.InRange((double)family[1].Parameters / family[0].Parameters, 1.8, 2.2);
        Assert.InRange((double)family[2].Parameters / family[0].Parameters, 3.6, 4.4);
        Assert.All(family, member => Assert.InRange(member.Resolution, 32, 40));
    }

    [Fact]
    public void A_member_is_the_same_network_as_string_and_as_json() => Assert.All(
        Family(), member => Assert.Equal(member.Canonical, ArchitectureJson.Read(member.Architecture.ToJsonString()).Canonical));

    private static List<ScaledWinner> Family() =>
    [
        .. WinnerFamily.Scale(
            Winner,
            new ScalingSpec
            {
                EvalResolution = 32,
                MaxResolution = 40,
                ParameterRatios = new SizeRatios(2, 4),
                MacRatios = new SizeRatios(2.5, 5),
            },
            classes: 10),
    ];
}
