using NasV2.Algorithms;
using NasV2.Search.Results;

namespace NasV2.Search.Tests.Results;

public sealed class RankingTests
{
    private static readonly StepTimes StepTimes = new(
        "reference",
        [
            new("slow", "reference", Step("slow", 100), 1000, 10),
            new("fast", "reference", Step("fast", 10), 1000, 10),
        ],
        []);

    [Fact]
    public void The_reward_equals_the_one_computed_by_hand_from_A_S_and_P()
    {
        var ranked = Assert.Single(Rank(Completed(0, accuracy: 0.9, stepMs: 150, parameters: 500)));
        Assert.Equal(1.5, ranked.StepRatio, 12);
        Assert.Equal(0.5, ranked.ParameterRatio, 12);
        Assert.Equal(0.9 * Math.Pow(1.5, -0.07) * Math.Pow(0.5, -0.05), ranked.Reward, 12);
    }

    [Fact]
    public void Step_times_compare_with_the_reference_on_their_own_device_type()
    {
        var ranking = Rank(Completed(0, 0.9, 100, 1000), Completed(1, 0.9, 10, 1000, "fast"));
        Assert.Equal(ranking[0].Reward, ranking[1].Reward, 12);
    }

    [Fact]
    public void Equal_rewards_go_by_trial_index()
    {
        var ranking = Rank(Completed(2, 0.9, 100, 1000), Completed(0, 0.9, 100, 1000), Completed(1, 0.9, 100, 1000));
        Assert.Equal([0, 1, 2], ranking.Select(trial => trial.Trial));
        Assert.Equal([1, 2, 3], ranking.Select(trial => trial.Rank));
    }

    [Fact]
    public void A_trial_that_did_not_complete_has_no_place()
    {
        var diverged = Completed(1, 0.9, 100, 1000) with { Result = new TrialResult(TrialOutcome.Diverged) };
        Assert.Equal([0], Rank(Completed(0, 0.1, 100, 1000), diverged).Select(trial => trial.Trial));
    }

    [Fact]
    public void Equal_rewards_go_by_fewer_parameters_first()
    {
        var trials = new[] { Completed(0, 0.9, 100, 2000), Completed(1, 0.9, 100, 1000) };
        var ranking = Ranking.Rank(trials, StepTimes, new RewardFunction(ParametersExponent: 0));
        Assert.Equal(ranking[0].Reward, ranking[1].Reward);
        Assert.Equal([1, 0], ranking.Select(trial => trial.Trial));
    }

    [Fact]
    public void A_trial_on_a_device_type_without_a_reference_has_no_place() =>
        Assert.Equal([1], Rank(Completed(0, 0.9, 100, 1000, "unheard-of"), Completed(1, 0.1, 100, 1000)).Select(trial => trial.Trial));

    private static IReadOnlyList<RankedTrial> Rank(params Trial[] trials) => Ranking.Rank(trials, StepTimes, new RewardFunction());

    private static Trial Completed(int index, double accuracy, double stepMs, long parameters, string deviceType = "slow") => new(
        "job", index, $"candidate-{index}", TrialState.Finished, 1, 1, 10, "worker", null, null, null,
        new TrialResult(TrialOutcome.Completed, accuracy, Step(deviceType, stepMs), parameters, 1));

    private static StepTime Step(string deviceType, double ms) => new(ms, ms / 100, 30, true, "cpu", deviceType, 64, 32, "fp32", "test");
}
