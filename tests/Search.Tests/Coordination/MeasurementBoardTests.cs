using Microsoft.Extensions.Time.Testing;
using NasV2.Search.Coordination;

namespace NasV2.Search.Tests.Coordination;

public sealed class MeasurementBoardTests
{
    private readonly FakeTimeProvider _clock = new();
    private readonly MeasurementBoard _board;

    public MeasurementBoardTests() => _board = new MeasurementBoard(_clock, new SearchOptions());

    [Fact]
    public void A_measurement_is_made_by_one_worker_of_a_type_at_a_time()
    {
        Assert.True(Take("a"));
        Assert.False(Take("a"));
        Assert.True(Take("b"));
        Assert.Equal(2, _board.Running);
        Assert.Equal(["a-worker", "b-worker"], _board.Workers.Order());
        _board.Return("a", "x");
        Assert.Equal(["b-worker"], _board.Workers);
        Assert.True(Take("a"));
    }

    [Fact]
    public void A_measurement_that_is_never_reported_is_given_to_another_worker()
    {
        Take("a");
        _clock.Advance(TimeSpan.FromMinutes(4.9));
        Assert.False(Take("a"));
        _clock.Advance(TimeSpan.FromMinutes(0.1));
        Assert.Equal(0, _board.Running);
        Assert.True(Take("a"));
    }

    [Fact]
    public void A_measurement_that_killed_its_trainer_is_left_alone_for_a_while_each_time_longer()
    {
        foreach (var pause in new[] { 1, 2 })
        {
            Assert.True(Take("a"));
            Assert.Equal(TimeSpan.FromSeconds(pause), _board.Fail("a", "x", counts: true));
            _clock.Advance(TimeSpan.FromSeconds(pause - 0.1));
            Assert.False(Take("a"));
            _clock.Advance(TimeSpan.FromSeconds(0.1));
        }
    }

    [Fact]
    public void A_measurement_that_killed_three_trainers_is_given_up_until_a_person_says_otherwise()
    {
        for (var death = 0; death < 3; death++)
        {
            Assert.False(_board.IsGivenUp("a", "x"));
            _board.Fail("a", "x", counts: true);
        }

        _clock.Advance(TimeSpan.FromDays(1));
        Assert.True(_board.IsGivenUp("a", "x"));
        Assert.False(Take("a"));
        Assert.True(Take("b"));
        _board.Forgive();
        Assert.True(Take("a"));
    }

    [Fact]
    public void What_a_worker_gives_back_may_be_taken_at_once_and_as_often_as_need_be()
    {
        for (var times = 0; times < 5; times++)
        {
            Assert.True(Take("a"));
            Assert.Equal(TimeSpan.Zero, _board.Fail("a", "x", counts: false));
        }
    }

    private bool Take(string deviceType) => _board.TryTake(deviceType, "x", $"{deviceType}-worker");
}
