using NasV2.Algorithms;

namespace NasV2.Search.Results;

/// <summary>Ranks completed trials by reward.</summary>
public static class Ranking
{
    /// <summary>
    /// Best first; equal rewards go by fewer parameters, then by lower trial index, so that the order never depends on timing.
    /// Trials that did not complete are left out.
    /// </summary>
    public static IReadOnlyList<RankedTrial> Rank(IEnumerable<Trial> trials, StepTimes stepTimes, RewardFunction reward) =>
        Order(trials.Select(trial => Score(trial, stepTimes, reward)).OfType<RankedTrial>());

    /// <summary>Gives scored trials their ranks, in the order of <see cref="Rank"/>.</summary>
    public static IReadOnlyList<RankedTrial> Order(IEnumerable<RankedTrial> scored) =>
    [
        .. scored
            .OrderByDescending(trial => trial.Reward)
            .ThenBy(trial => trial.Parameters)
            .ThenBy(trial => trial.Trial)
            .Select((trial, place) => trial with { Rank = place + 1 }),
    ];

    /// <summary>A trial's reward and what it is made of, with rank 0; null unless it completed and its S is known.</summary>
    public static RankedTrial? Score(Trial trial, StepTimes stepTimes, RewardFunction reward)
    {
        ArgumentNullException.ThrowIfNull(stepTimes);
        if (trial.Result is not { Outcome: TrialOutcome.Completed, Accuracy: { } accuracy, Parameters: { } parameters } result)
            return null;
        if (stepTimes.Relative(trial.Candidate, result.StepTime) is not { } step
            || stepTimes.References.FirstOrDefault() is not { } reference)
            return null;

        var parameterRatio = (double)parameters / reference.Parameters;
        return new RankedTrial
        {
            Rank = 0,
            Trial = trial.Index,
            Candidate = trial.Candidate,
            Reward = reward.Compute(accuracy, step.Ratio, parameterRatio),
            Accuracy = accuracy,
            StepMs = step.Ms,
            StepSpread = step.Spread,
            StepSettled = step.IsSettled,
            StepRatio = step.Ratio,
            StepLooks = step.Looks.Count > 0 ? step.Looks : null,
            Parameters = parameters,
            ParameterRatio = parameterRatio,
            Macs = result.Macs ?? 0,
            DeviceType = step.DeviceType,
        };
    }
}
