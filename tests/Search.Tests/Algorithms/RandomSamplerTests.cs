using NasV2.Algorithms;
using NasV2.Space;
using NasV2.Specs;

namespace NasV2.Search.Tests.Algorithms;

public sealed class RandomSamplerTests
{
    private static readonly SearchSpace Space = SearchSpaces.Find("small-image");
    private static readonly ConstrainedSpace All = new(Space);

    [Fact]
    public void No_candidate_is_suggested_twice()
    {
        var candidates = Suggest(count: 500, seed: 1);
        Assert.Equal(500, candidates.Distinct().Count());
        Assert.All(candidates, candidate => Assert.True(Space.Contains(candidate)));
    }

    [Fact]
    public void Rewards_do_not_change_the_next_candidate()
    {
        var candidates = Suggest(count: 5, seed: 4);
        List<Observation> proposed = [.. candidates.Select(candidate => new Observation.Running(candidate))];
        List<Observation> judged = [.. candidates.Select((candidate, index) => new Observation.Completed(candidate, 0.5, 1, 1, index))];
        var sampler = new RandomSampler();
        Assert.Equal(sampler.Suggest(All, proposed, 4), sampler.Suggest(All, judged, 4));
    }

    [Fact]
    public void Another_seed_gives_other_candidates() =>
        Assert.Empty(Suggest(count: 20, seed: 1).Intersect(Suggest(count: 20, seed: 2)));

    [Fact]
    public void Every_choice_of_every_stage_turns_up()
    {
        var candidates = Suggest(count: 400, seed: 9);
        for (var stage = 0; stage < Space.Stages.Length; stage++)
        {
            Assert.Equal(
                Space.Stages[stage].Ops.Select(op => op.Name).Order(),
                candidates.Select(candidate => candidate.Stages[stage].Op.Name).Distinct().Order());
            Assert.Equal(
                Space.Stages[stage].Kernels.Order(), candidates.Select(candidate => candidate.Stages[stage].Kernel).Distinct().Order());
        }
    }

    [Fact]
    public void A_space_that_is_used_up_has_no_more_candidates()
    {
        var stage = new StageChoices([BlockOp.MBConv], [1, 2, 3], [3, 5], [4], Stride: 2, OutputFilters: 16);
        var space = new ConstrainedSpace(new SearchSpace(Space.Definition with { Stages = [stage] }));
        var sampler = new RandomSampler();
        var proposed = new List<Observation>();
        while (sampler.Suggest(space, proposed, seed: 3) is { } candidate)
            proposed.Add(new Observation.Running(candidate));
        Assert.Equal(6, proposed.Count);
        Assert.Equal(6, proposed.DistinctBy(observation => observation.Candidate).Count());
    }

    [Theory]
    [InlineData("paper-b4", 224)]
    [InlineData("v2-s", 224)]
    [InlineData("v2-b0", 128)]
    public void Candidates_of_a_preset_are_about_as_large_as_its_backbone(string name, int resolution)
    {
        var spec = new SpecReader(SpecVocabulary.Any).Read(
            $"{{ name: a, space: {name}, data: {{ format: shapes }}, recipe: {{ resolution: {resolution} }} }}", "test");
        var backbone = Complexity.Compute(spec.Space.Reference, resolution);

        var candidates = spec.ToConstrainedSpace().InRandomOrder(spec.Seed).Take(1000).ToList();

        Assert.Equal(1000, candidates.Distinct().Count());
        Assert.All(candidates.Select(candidate => Complexity.Compute(candidate, resolution)), cost =>
        {
            Assert.InRange((double)cost.Parameters / backbone.Parameters, 0.7, 1.3);
            Assert.InRange((double)cost.Macs / backbone.Macs, 0.5, 1.5);
        });
    }

    [Fact]
    public void The_walk_continues_after_the_last_candidate_and_ends_with_the_last_that_meets_the_constraints()
    {
        var constraints = CostConstraints.None with { Parameters = new(0, 40_000) };
        var space = new ConstrainedSpace(Space, constraints, 32);
        var expected = Enumerable.Range(0, (int)Space.Size).Select(index => Space.At(index))
            .Where(member => Complexity.Compute(member, 32).WithoutClassifier.Parameters <= 40_000).ToHashSet();
        var sampler = new RandomSampler();
        var proposed = new List<Observation>();
        while (sampler.Suggest(space, proposed, 5) is { } candidate)
            proposed.Add(new Observation.Running(candidate));

        Assert.InRange(expected.Count, 1, 5000);
        Assert.Equal(expected.Count, proposed.Count);
        Assert.Equal(expected, proposed.Select(observation => observation.Candidate).ToHashSet());
    }

    private static List<Architecture> Suggest(int count, long seed)
    {
        var sampler = new RandomSampler();
        var proposed = new List<Observation>();
        while (proposed.Count < count)
            proposed.Add(new Observation.Running(sampler.Suggest(All, proposed, seed)!));
        return [.. proposed.Select(observation => observation.Candidate)];
    }
}
