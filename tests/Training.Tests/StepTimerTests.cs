using Microsoft.Extensions.Time.Testing;
using NasV2.Specs;
using NasV2.Training.Measurement;

namespace NasV2.Training.Tests;

public sealed class StepTimerTests
{
    private static readonly StepTimeSpec Spec = new() { WarmupSteps = 3, BlockSteps = 10, MaxSteps = 50, Spread = 0.02 };

    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public void Steady_steps_settle_in_one_block_and_the_warm_up_does_not_count()
    {
        var (statistics, settled) = Measure(step => step < 3 ? 500 : 20);
        Assert.True(settled);
        Assert.Equal(new StepStatistics(20, 0, 10), statistics);
    }

    [Fact]
    public void Noise_that_ends_is_outlasted()
    {
        var (statistics, settled) = Measure(step => step < 13 ? 20 + (step % 5) : 20);
        Assert.True(settled);
        Assert.Equal(20, statistics.MedianMs);
        Assert.True(statistics.Steps > 10);
    }

    [Fact]
    public void Noise_that_stays_spends_the_budget_and_is_flagged()
    {
        var (statistics, settled) = Measure(step => 20 + (step % 5));
        Assert.False(settled);
        Assert.Equal(50, statistics.Steps);
    }

    [Fact]
    public void A_cancelled_measurement_stops_before_the_next_step()
    {
        using var cancellation = new CancellationTokenSource();
        var steps = 0;
        Assert.Throws<OperationCanceledException>(() => new StepTimer(Spec, _clock).Measure(
            () =>
            {
                if (++steps == 4)
                    cancellation.Cancel();
            },
            cancellation.Token));
        Assert.Equal(4, steps);
    }

    private (StepStatistics Statistics, bool Settled) Measure(Func<int, double> milliseconds)
    {
        var step = 0;
        return new StepTimer(Spec, _clock).Measure(() => _clock.Advance(TimeSpan.FromMilliseconds(milliseconds(step++))), CancellationToken.None);
    }
}
