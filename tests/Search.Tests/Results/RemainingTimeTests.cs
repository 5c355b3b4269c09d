using NasV2.Search.Results;

namespace NasV2.Search.Tests.Results;

public sealed class RemainingTimeTests
{
    [Theory]
    [InlineData(80, 4, 60.0, 1200.0)]
    [InlineData(5, 4, 60.0, 120.0)]
    [InlineData(1, 4, 60.0, 60.0)]
    public void Trials_take_as_many_rounds_as_do_not_fit_side_by_side(int trials, int parallel, double secondsPerTrial, double expected) =>
        Assert.Equal(expected, RemainingTime.EstimateSeconds(trials, parallel, secondsPerTrial));

    [Theory]
    [InlineData(0, 4, 60.0)]
    [InlineData(5, 0, 60.0)]
    [InlineData(5, 4, null)]
    public void Without_trials_workers_or_a_finished_trial_there_is_no_estimate(int trials, int parallel, double? secondsPerTrial) =>
        Assert.Null(RemainingTime.EstimateSeconds(trials, parallel, secondsPerTrial));
}
