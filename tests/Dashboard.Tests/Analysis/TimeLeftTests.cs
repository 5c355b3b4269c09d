using Google.Protobuf.WellKnownTypes;
using NasV2.Api.V1;
using NasV2.Dashboard.Analysis;

namespace NasV2.Dashboard.Tests.Analysis;

public sealed class TimeLeftTests
{
    private static readonly DateTimeOffset Begin = new(2026, 11, 20, 8, 0, 0, TimeSpan.Zero);

    private static Search Running(int trials, int finished) => new() { State = SearchState.Running, Trials = trials, Finished = finished, Started = Timestamp.FromDateTimeOffset(Begin), SecondsPerTrial = 60 };

    [Fact]
    public void It_is_what_is_left_at_the_pace_of_all_that_run() =>
        Assert.Equal(TimeSpan.FromMinutes(20), TimeLeft.Of(Running(100, 20), 4, Begin));

    [Fact]
    public void Without_what_runs_it_follows_from_the_pace_so_far() =>
        Assert.Equal(TimeSpan.FromMinutes(40), TimeLeft.Of(Running(100, 20), 0, Begin.AddMinutes(10)));

    [Theory]
    [InlineData(SearchState.Paused, 100, 20)]
    [InlineData(SearchState.Completed, 100, 100)]
    [InlineData(SearchState.Running, 100, 0)]
    [InlineData(SearchState.Running, 100, 100)]
    public void Nobody_can_tell_before_the_first_end_or_while_it_stands_still(SearchState state, int trials, int finished)
    {
        var search = Running(trials, finished);
        search.State = state;
        Assert.Null(TimeLeft.Of(search, 4, Begin.AddMinutes(10)));
    }
}
