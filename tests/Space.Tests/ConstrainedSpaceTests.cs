using CsCheck;

namespace NasV2.Space.Tests;

public sealed class ConstrainedSpaceTests
{
    public static TheoryData<string> Presets => new(SearchSpaces.All.Keys.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Presets))]
    public void A_member_fits_exactly_when_its_cost_without_the_classifier_is_within_the_bounds(string name)
    {
        var space = SearchSpaces.Find(name);
        Generate.IndexOf(space).Sample(index =>
        {
            var cost = Complexity.Compute(space.At(index), 75, classes: 7).WithoutClassifier;
            Assert.True(Within(new(cost.Parameters, cost.Parameters), new(cost.Macs, cost.Macs), new(cost.Activations, cost.Activations)));
            Assert.False(Within(new(0, cost.Parameters - 1), CostBounds.None, CostBounds.None));
            Assert.False(Within(CostBounds.None, new(cost.Macs + 1, double.MaxValue), CostBounds.None));
            Assert.False(Within(CostBounds.None, CostBounds.None, new(0, cost.Activations - 1)));

            bool Within(CostBounds parameters, CostBounds macs, CostBounds activations) =>
                new ConstrainedSpace(space, new(parameters, macs, activations), 75).Fits((UInt128)index);
        }, iter: 50);
    }

    [Fact]
    public void What_a_network_costs_without_its_classifier_does_not_depend_on_the_classes()
    {
        var architecture = SearchSpaces.Find("v2-s").Reference;
        var few = Complexity.Compute(architecture, 64, classes: 2);
        Assert.Equal(Complexity.Compute(architecture, 64, classes: 1000).WithoutClassifier, few.WithoutClassifier);
        Assert.Equal(few.Parameters - (1280 * 2) - 2, few.WithoutClassifier.Parameters);
    }

    [Fact]
    public void An_architecture_of_another_space_is_not_contained_whatever_it_costs()
    {
        var space = new ConstrainedSpace(SearchSpaces.Find("v2-s"));
        Assert.True(space.Contains(space.Space.Reference));
        Assert.False(space.Contains(SearchSpaces.Find("v2-b0").Reference));
    }

    [Fact]
    public void The_share_of_a_small_space_is_counted()
    {
        var stage = new StageChoices([BlockOp.MBConv], [1, 2, 3, 4, 5, 6, 7, 8], [3], [4], Stride: 2, OutputFilters: 16);
        var space = new SearchSpace(SearchSpaces.Find("small-image").Definition with { Stages = [stage] });
        var limit = Complexity.Compute(space.At(5), 32).WithoutClassifier.Parameters;
        var share = SpaceShare.Compute(new ConstrainedSpace(space, CostConstraints.None with { Parameters = new(0, limit) }, 32));
        Assert.Equal(new SpaceShare(8, 8, 6), share);
        Assert.Equal((true, 0.0, 6, "75.0 % of 8 members"), (share.IsExact, share.StandardError, share.Members, share.ToString()));
    }

    [Fact]
    public void The_share_of_a_large_space_is_estimated_with_its_error()
    {
        var space = SearchSpaces.Find("small-image");
        var reference = Complexity.Compute(space.Reference, 32).WithoutClassifier;
        var constrained = new ConstrainedSpace(space, CostConstraints.None with { Macs = new(0, reference.Macs) }, 32);
        var exact = Enumerable.Range(0, (int)space.Size).Count(index => constrained.Fits((UInt128)index)) / (double)space.Size;

        var share = SpaceShare.Compute(constrained);

        Assert.False(share.IsExact);
        Assert.InRange(share.StandardError, 0.003, 0.004);
        Assert.InRange(share.Share, exact - (3 * share.StandardError), exact + (3 * share.StandardError));
        Assert.InRange((int)share.Members, (int)(0.48 * (int)space.Size), (int)(0.51 * (int)space.Size));
        Assert.Matches(@"^49\.5 % ± 0\.7 of 1\.5e\+5 members$", share.ToString());
    }
}
