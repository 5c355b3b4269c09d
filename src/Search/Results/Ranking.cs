using NasV2.Search.Algorithms;
using NasV2.Storage;

namespace NasV2.Search.Results;

/// <summary>Ranks completed trials by reward.</summary>
public static class Ranking
{
    /// <summary>
    /// Best first; equal rewards go by fewer parameters, then by lower trial index, so that the order never depends on timing.
    /// Trials that did not complete are left out.
    /// </summary>
    public static IReadOnlyList<RankedTrial> Of(
        IEnumerable<Trial> trials, IReadOnlyCollection<ReferenceMeasurement> references, RewardFunction reward)
    {
        var byDeviceType = references.ToDictionary(reference => reference.DeviceType, StringComparer.Ordinal);
        return
        [
            .. trials
                .Select(trial => Score(trial, byDeviceType, reward))
                .OfType<RankedTrial>()
                .OrderByDescending(trial => trial.Reward)
                .ThenBy(trial => trial.Parameters)
                .ThenBy(trial => trial.Trial)
                .Select((trial, place) => trial with { Rank = place + 1 }),
        ];
    }

    /// <summary>A trial's reward and what it is made of, with rank 0; null unless it completed on a device type with a reference.</summary>
    public static RankedTrial? Score(
        Trial trial, IReadOnlyDictionary<string, ReferenceMeasurement> references, RewardFunction reward)
    {
        if (trial.Result is not { Outcome: TrialOutcome.Completed, Accuracy: { } accuracy, StepTime: { } step, Parameters: { } parameters } result)
            return null;
        // A trainer may name another device type than the one it was hired for: there is nothing to divide by then.
        if (!references.TryGetValue(step.DeviceType, out var reference))
            return null;

        var stepRatio = step.MedianMs / reference.StepTime.MedianMs;
        var parameterRatio = (double)parameters / reference.Parameters;
        return new RankedTrial
        {
            Rank = 0,
            Trial = trial.Index,
            Candidate = trial.Candidate,
            Reward = reward.Of(accuracy, stepRatio, parameterRatio),
            Accuracy = accuracy,
            StepMs = step.MedianMs,
            StepSpread = step.MadMs / step.MedianMs,
            StepRatio = stepRatio,
            Parameters = parameters,
            ParameterRatio = parameterRatio,
            Macs = result.Macs ?? 0,
            DeviceType = step.DeviceType,
        };
    }
}
