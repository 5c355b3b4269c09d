using NasV2.Specs;

namespace NasV2.Training.Measurement;

/// <summary>Times a step after warm-up, block by block, until its undisturbed steps agree or the step budget is spent.</summary>
/// <param name="spec">How many steps, and which spread is small enough.</param>
/// <param name="clock">Times one step.</param>
/// <param name="runQueueDelay">How long threads of this process have waited for a core so far.</param>
/// <remarks>
/// The estimate is the median of the undisturbed steps. A step is disturbed when its threads waited for a core for more than 2 % of its
/// time: what it took then is the scheduler's doing. Such steps fall out one by one, since under load hardly a block is free of them.
/// </remarks>
public sealed class StepTimer(StepTimeSpec spec, IStepClock clock, Func<TimeSpan> runQueueDelay)
{
    private const double MaxDelay = 0.02;

    /// <summary>Measures <paramref name="step"/>.</summary>
    /// <param name="step">One step.</param>
    /// <param name="cancellationToken">Stops before the next step.</param>
    /// <param name="betweenBlocks">Called after each block, outside of what is timed.</param>
    public StepTiming Measure(Action step, CancellationToken cancellationToken, Action? betweenBlocks = null)
    {
        for (var warmup = 0; warmup < spec.WarmupSteps; warmup++)
            Time(step, cancellationToken);

        var undisturbed = new List<double>(spec.MaxSteps);
        var disturbed = new List<double>();
        while (true)
        {
            TimeBlock(step, undisturbed, disturbed, cancellationToken);
            betweenBlocks?.Invoke();
            var settled = undisturbed.Count >= StepTimeSpec.EnoughSteps && StepStatistics.Compute(undisturbed).Spread <= spec.Spread;
            if (settled || undisturbed.Count + disturbed.Count + spec.BlockSteps > spec.MaxSteps)
                return new StepTiming(
                    StepStatistics.Compute(undisturbed.Count > 0 ? undisturbed : disturbed), settled, disturbed.Count, CoTenants: []);
        }
    }

    private void TimeBlock(Action step, List<double> undisturbed, List<double> disturbed, CancellationToken cancellationToken)
    {
        var before = runQueueDelay();
        for (var i = 0; i < spec.BlockSteps; i++)
        {
            var time = Time(step, cancellationToken);
            var after = runQueueDelay();
            ((after - before).TotalMilliseconds <= MaxDelay * time ? undisturbed : disturbed).Add(time);
            before = after;
        }
    }

    private double Time(Action step, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return clock.Time(step);
    }
}
