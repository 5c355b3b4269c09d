namespace NasV2.Coordination.Tests;

public sealed class NothingLearnedTests
{
    [Fact]
    public async Task A_search_in_which_no_trial_learned_anything_names_no_winner()
    {
        await using var cluster = new SimulatedCluster();
        await cluster.StartBoxAsync(slots: 1, "cpu");
        cluster.Trainers.Minival = new MinivalFigures(1000, LargestClass: 0.95);

        var job = await cluster.EndAsync(await cluster.SubmitAsync("job-1", trials: 3));

        Assert.Equal((JobState.Failed, null), (job.State, job.ResultJson));
        Assert.StartsWith("None of 3 trials learned anything, so there is no winner. Trial 0: The accuracy of 0.", job.Message,
            StringComparison.Ordinal);
        Assert.EndsWith(
            " cannot be told from 0.95, the share of the largest class (1000 minival images, exact binomial test at 0.01).", job.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_trial_that_learned_nothing_is_not_ranked_among_those_that_did()
    {
        await using var cluster = new SimulatedCluster();
        await cluster.StartBoxAsync(slots: 1, "cpu");
        cluster.Trainers.Minival = new MinivalFigures(1000, LargestClass: 0.6);

        var result = await cluster.ResultAsync(await cluster.SubmitAsync("job-1", trials: 12));

        Assert.Equal(0.6, result.LargestClass);
        Assert.NotEmpty(result.Unsuccessful);
        Assert.Equal(12, result.Ranking.Count + result.Unsuccessful.Count);
        Assert.All(result.Ranking, trial => Assert.True(trial.Accuracy > 0.6));
        Assert.All(result.Unsuccessful, trial => Assert.Equal("NothingLearned", trial.Outcome));
    }
}
