using NasV2.Specs;

namespace NasV2.Training.Measurement;

/// <summary>Times a step and a reference step in turn until their ratio is known well enough or the step budget is spent.</summary>
/// <param name="spec">How many steps, and which error is small enough.</param>
/// <param name="clock">Times one step.</param>
public sealed class PairTimer(StepTimeSpec spec, IStepClock clock)
{
    /// <summary>Measures <paramref name="step"/> against <paramref name="reference"/>.</summary>
    /// <param name="step">One step of the candidate.</param>
    /// <param name="reference">One step of the reference.</param>
    /// <param name="cancellationToken">Stops before the next step.</param>
    /// <param name="betweenBlocks">Called after each block, outside of what is timed.</param>
    public StepTiming Measure(Action step, Action reference, CancellationToken cancellationToken, Action? betweenBlocks = null)
    {
        for (var warmup = 0; warmup < spec.WarmupSteps; warmup++)
        {
            Time(reference, cancellationToken);
            Time(step, cancellationToken);
        }

        var blockPairs = Math.Max(1, spec.BlockSteps / 2);
        List<double> steps = [];
        List<double> references = [Time(reference, cancellationToken)];
        while (true)
        {
            for (var pair = 0; pair < blockPairs; pair++)
            {
                steps.Add(Time(step, cancellationToken));
                references.Add(Time(reference, cancellationToken));
            }

            betweenBlocks?.Invoke();
            var compared = StepPairs.Compare(steps, references, blockPairs);
            var settled = 2 * compared.Pairs >= StepTimeSpec.EnoughSteps && compared.Error <= spec.Spread;
            if (settled || 2 * (compared.Pairs + blockPairs) > spec.MaxSteps)
                return new StepTiming(
                    StepStatistics.Compute(steps), compared, StepStatistics.Median(references), settled, CoTenants: []);
        }
    }

    private double Time(Action step, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return clock.Time(step);
    }
}
