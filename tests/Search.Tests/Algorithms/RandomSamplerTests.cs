using NasV2.Algorithms;
using NasV2.Space;

namespace NasV2.Search.Tests.Algorithms;

public sealed class RandomSamplerTests
{
    private static readonly SearchSpace Space = SearchSpaces.Find("small-image");

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
        Assert.Equal(sampler.Suggest(Space, proposed, 4), sampler.Suggest(Space, judged, 4));
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
        var space = new SearchSpace(Space.Definition with { Stages = [stage] });
        var sampler = new RandomSampler();
        var proposed = new List<Observation>();
        while (sampler.Suggest(space, proposed, seed: 3) is { } candidate)
            proposed.Add(new Observation.Running(candidate));
        Assert.Equal(6, proposed.Count);
        Assert.Equal(6, proposed.DistinctBy(observation => observation.Candidate).Count());
    }

    private static List<Architecture> Suggest(int count, long seed)
    {
        var sampler = new RandomSampler();
        var proposed = new List<Observation>();
        while (proposed.Count < count)
            proposed.Add(new Observation.Running(sampler.Suggest(Space, proposed, seed)!));
        return [.. proposed.Select(observation => observation.Candidate)];
    }
}
