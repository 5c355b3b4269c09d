using Microsoft.Extensions.Time.Testing;
using NasV2.Specs;
using NasV2.Training.Measurement;

namespace NasV2.Training.Tests;

public sealed class StepTimerTests
{
    private static readonly StepTimeSpec Spec = new() { WarmupSteps = 3, BlockSteps = 10, MaxSteps = 60, Spread = 0.02 };

    private readonly FakeTimeProvider _clock = new();
    private TimeSpan _delay;

    [Fact]
    public void Steady_steps_settle_after_thirty_and_the_warm_up_does_not_count()
    {
        var measured = Measure(step => step < 3 ? (500, 100) : (20, 0));
        Assert.Equal((true, 0), (measured.Settled, measured.Disturbed));
        Assert.Equal(new StepStatistics(20, 0, 30), measured.Statistics);
    }

    [Fact]
    public void Noise_that_ends_is_outlasted()
    {
        var measured = Measure(step => (step < 13 ? 20 + (step % 5) : step < 23 ? 21 : 20, 0));
        Assert.True(measured.Settled);
        Assert.Equal(20, measured.Statistics.MedianMs);
        Assert.True(measured.Statistics.Steps > 30);
    }

    [Fact]
    public void Noise_that_stays_spends_the_budget_and_is_flagged()
    {
        var measured = Measure(step => (20 + (step % 5), 0));
        Assert.False(measured.Settled);
        Assert.Equal(60, measured.Statistics.Steps);
    }

    [Fact]
    public void Steps_that_waited_for_a_core_are_discarded_and_repeated()
    {
        // Two of three steps lose a time slice: their median alone would be 24 ms.
        var measured = Measure(step => step % 3 == 0 ? (20, 0) : (24, 4), Spec with { MaxSteps = 120 });
        Assert.True(measured.Settled);
        Assert.Equal(20, measured.Statistics.MedianMs);
        Assert.Equal(30, measured.Statistics.Steps);
        Assert.Equal(60, measured.Disturbed);
    }

    [Fact]
    public void A_wait_that_is_lost_in_the_step_disturbs_nothing()
    {
        var measured = Measure(_ => (20, 0.3));
        Assert.True(measured.Settled);
        Assert.Equal(0, measured.Disturbed);
    }

    [Fact]
    public void Fewer_than_thirty_undisturbed_steps_are_flagged_however_well_they_agree()
    {
        var measured = Measure(step => step % 3 == 0 ? (20, 0) : (24, 4));
        Assert.False(measured.Settled);
        Assert.Equal(20, measured.Statistics.MedianMs);
        Assert.Equal(20, measured.Statistics.Steps);
    }

    [Fact]
    public void Where_every_step_was_disturbed_their_median_is_given_and_flagged()
    {
        var measured = Measure(_ => (40, 20));
        Assert.False(measured.Settled);
        Assert.Equal(new StepStatistics(40, 0, 60), measured.Statistics);
        Assert.Equal(60, measured.Disturbed);
    }

    [Fact]
    public void A_cancelled_measurement_stops_before_the_next_step()
    {
        using var cancellation = new CancellationTokenSource();
        var steps = 0;
        Assert.Throws<OperationCanceledException>(() => Timer(Spec).Measure(
            () =>
            {
                if (++steps == 4)
                    cancellation.Cancel();
            },
            cancellation.Token));
        Assert.Equal(4, steps);
    }

    [Fact]
    public void Work_between_blocks_is_not_part_of_the_times()
    {
        var looks = 0;
        var measured = Timer(Spec).Measure(
            () => _clock.Advance(TimeSpan.FromMilliseconds(20)),
            CancellationToken.None,
            () =>
            {
                looks++;
                _clock.Advance(TimeSpan.FromMilliseconds(50));
            });
        Assert.Equal(3, looks);
        Assert.Equal(20, measured.Statistics.MedianMs);
        Assert.Equal(0, measured.Statistics.MadMs);
    }

    /// <summary>Steps of so many milliseconds, of which threads waited so many for a core.</summary>
    private StepTiming Measure(Func<int, (double Time, double Delay)> script, StepTimeSpec? spec = null)
    {
        var step = 0;
        return Timer(spec ?? Spec).Measure(
            () =>
            {
                var (time, delay) = script(step++);
                _clock.Advance(TimeSpan.FromMilliseconds(time));
                _delay += TimeSpan.FromMilliseconds(delay);
            },
            CancellationToken.None);
    }

    private StepTimer Timer(StepTimeSpec spec) => new(spec, new WallStepClock(_clock), () => _delay);
}
