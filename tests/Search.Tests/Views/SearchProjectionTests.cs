using NasV2.Search.Results;
using NasV2.Search.Views;

namespace NasV2.Search.Tests.Views;

public sealed class SearchProjectionTests
{
    [Fact]
    public void A_projection_is_what_its_events_add_up_to()
    {
        var search = SearchLogs.After(int.MaxValue);

        Assert.Equal((JobState.Running, 9, 5), (search.Job.State, search.Budget, search.Priority));
        Assert.Equal((3, 1, 1), (search.Finished, search.Unsuccessful, search.Best!.Trial));
        Assert.Equal([3], search.Running.Select(trial => trial.Index));
        Assert.Equal([2, 1, null, null], search.Entries.Select(entry => entry.Score?.Rank));
        Assert.Equal((2, "other"), (search.Find(0)!.Row.Attempt, search.Find(0)!.Row.Worker));
        Assert.Equal(10, search.Classes);
        Assert.Null(search.Find(4));
    }

    [Fact]
    public void Events_that_are_already_applied_change_nothing()
    {
        var whole = SearchLogs.After(int.MaxValue);
        var log = SearchLogs.Events();
        // The rows were read last: they know all that the events from here on will bring.
        foreach (var from in Enumerable.Range(1, log.Count))
        {
            var known = SearchLogs.After(from);
            var search = new SearchProjection(known.Job with { LastEvent = from }, whole.Entries.Select(entry => entry.Row), [], []);
            foreach (var next in log.Skip(2).Take(2).Concat(log.Skip(from)))
                search.Apply(next);

            Assert.Equal(whole.Entries, search.Entries);
            Assert.Equal((whole.Finished, whole.Unsuccessful, whole.SecondsPerTrial),
                (search.Finished, search.Unsuccessful, search.SecondsPerTrial));
        }
    }

    [Theory]
    [InlineData(TrialOrder.Index, false, new[] { 0, 1, 2, 3 })]
    [InlineData(TrialOrder.Reward, false, new[] { 1, 0, 2, 3 })]
    [InlineData(TrialOrder.Accuracy, true, new[] { 0, 1, 2, 3 })]
    [InlineData(TrialOrder.Ended, false, new[] { 2, 1, 0, 3 })]
    public void Trials_without_the_value_are_last_in_either_order(TrialOrder order, bool reverse, int[] indexes) =>
        Assert.Equal(indexes, SearchLogs.After(int.MaxValue).Ordered(order, reverse).Select(entry => entry.Row.Index));

    [Fact]
    public async Task Attempts_are_what_workers_held_and_how_it_ended()
    {
        var attempts = await Attempts.FromEventsAsync(SearchLogs.Events().ToAsyncEnumerable());

        Assert.Equal(
            [(0, 1, "w"), (1, 1, "w"), (2, 1, "w"), (3, 1, "w"), (0, 2, "other")],
            attempts.Select(attempt => (attempt.Trial, attempt.Number, attempt.Worker)));
        Assert.Equal((null, "the lease ran out"), (attempts[0].Outcome, attempts[0].Message));
        Assert.Equal(TrialOutcome.Diverged, attempts[2].Outcome);
        Assert.Null(attempts[3].Ended);
    }

    [Fact]
    public void The_effect_of_an_option_is_the_mean_over_all_that_took_it()
    {
        var search = SearchLogs.After(int.MaxValue);
        var ranked = search.Entries.Select(entry => entry.Score!).Where(score => score is not null).ToList();

        var effects = ChoiceEffects.Compute(search.Spec.Space, ranked);

        Assert.All(effects.GroupBy(effect => effect.Decision), options => Assert.Equal(2, options.Sum(option => option.Trials)));
        var both = effects.First(effect => effect.Trials == 2);
        Assert.Equal(ranked.Average(trial => trial.Reward), both.MeanReward!.Value, 12);
        Assert.Equal(Math.Abs(ranked[0].Reward - ranked[1].Reward) / 2, both.StandardError!.Value, 12);
        Assert.All(effects.Where(effect => effect.Trials == 0), effect => Assert.Null(effect.MeanReward));
    }
}
