using NasV2.Specs;

namespace NasV2.Training.Measurement;

/// <summary>Times a step after warm-up, block by block, until its spread is small enough or the step budget is spent.</summary>
public sealed class StepTimer(StepTimeSpec spec, TimeProvider clock)
{
    /// <summary>Measures <paramref name="step"/>, which must have ended, on the device too, when it returns.</summary>
    /// <returns>The statistics of all timed steps, and whether their spread settled within the limit.</returns>
    public (StepStatistics Statistics, bool Settled) Measure(Action step, CancellationToken cancellation)
    {
        for (var warmup = 0; warmup < spec.WarmupSteps; warmup++)
            Time(step, cancellation);

        var times = new List<double>(spec.MaxSteps);
        while (true)
        {
            for (var i = 0; i < spec.BlockSteps; i++)
                times.Add(Time(step, cancellation));

            var statistics = StepStatistics.Of(times);
            var settled = statistics.Spread <= spec.Spread;
            if (settled || times.Count + spec.BlockSteps > spec.MaxSteps)
                return (statistics, settled);
        }
    }

    private double Time(Action step, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var start = clock.GetTimestamp();
        step();
        return clock.GetElapsedTime(start).TotalMilliseconds;
    }
}
