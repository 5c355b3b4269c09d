using Microsoft.Extensions.Time.Testing;
using NasV2.Specs;
using NasV2.Training.Measurement;

namespace NasV2.Training.Tests;

public sealed class PairTimerTests
{
    private static readonly StepTimeSpec Spec = new() { WarmupSteps = 3, BlockSteps = 10, MaxSteps = 120, Spread = 0.02 };

    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public void Steady_steps_settle_after_thirty_and_the_warm_up_does_not_count()
    {
        var measured = Measure(step => step < 3 ? 500 : 30, step => step < 3 ? 900 : 20);
        Assert.True(measured.Settled);
        Assert.Equal(new StepPairs(1.5, 0, 15), measured.Pairs);
        Assert.Equal(new StepStatistics(30, 0, 15), measured.Statistics);
        Assert.Equal(20, measured.ReferenceMs);
    }

    [Fact]
    public void A_machine_that_becomes_twice_as_slow_meanwhile_does_not_change_the_ratio()
    {
        // A step lies between two of the reference's.
        var measured = Measure(step => 30 * Slowdown(step + 0.5), step => 20 * Slowdown(step));
        Assert.Equal(1.5, measured.Pairs.Ratio, 2);
        Assert.InRange(measured.Pairs.Error, 0, 0.01);

        static double Slowdown(double step) => 1 + Math.Min(1, step / 15.0);
    }

    [Fact]
    public void A_pair_that_is_interrupted_does_not_change_the_ratio()
    {
        var measured = Measure(step => step % 4 == 0 ? 90 : 30, _ => 20);
        Assert.Equal(1.5, measured.Pairs.Ratio, 12);
    }

    [Fact]
    public void Noise_that_ends_is_outlasted()
    {
        var measured = Measure(step => step < 13 ? 27 : 30, _ => 20);
        Assert.Equal((true, 1.5), (measured.Settled, measured.Pairs.Ratio));
        Assert.True(measured.Pairs.Pairs > 15);
    }

    [Fact]
    public void Noise_that_stays_spends_the_budget_and_is_flagged()
    {
        var measured = Measure(step => step / 5 % 2 == 0 ? 20 : 30, _ => 20);
        Assert.False(measured.Settled);
        Assert.Equal(60, measured.Pairs.Pairs);
        Assert.True(measured.Pairs.Error > Spec.Spread);
    }

    [Fact]
    public void Fewer_than_thirty_steps_are_flagged_however_well_they_agree()
    {
        var measured = Measure(_ => 30, _ => 20, Spec with { MaxSteps = 20 });
        Assert.Equal((false, 10), (measured.Settled, measured.Pairs.Pairs));
    }

    [Fact]
    public void A_cancelled_measurement_stops_before_the_next_step()
    {
        using var cancellation = new CancellationTokenSource();
        var steps = 0;
        Assert.Throws<OperationCanceledException>(() => new PairTimer(Spec, new WallStepClock(_clock)).Measure(
            () =>
            {
                if (++steps == 4)
                    cancellation.Cancel();
            },
            () => { },
            cancellation.Token));
        Assert.Equal(4, steps);
    }

    [Fact]
    public void Work_between_blocks_is_not_part_of_the_times()
    {
        var blocks = 0;
        var measured = new PairTimer(Spec, new WallStepClock(_clock)).Measure(
            () => Advance(30),
            () => Advance(20),
            CancellationToken.None,
            () =>
            {
                blocks++;
                Advance(50);
            });
        Assert.Equal((3, 1.5), (blocks, measured.Pairs.Ratio));
    }

    /// <summary>Steps of so many milliseconds.</summary>
    private StepTiming Measure(Func<int, double> step, Func<int, double> reference, StepTimeSpec? spec = null)
    {
        var (steps, references) = (0, 0);
        return new PairTimer(spec ?? Spec, new WallStepClock(_clock)).Measure(
            () => Advance(step(steps++)), () => Advance(reference(references++)), CancellationToken.None);
    }

    private void Advance(double milliseconds) => _clock.Advance(TimeSpan.FromMilliseconds(milliseconds));
}
