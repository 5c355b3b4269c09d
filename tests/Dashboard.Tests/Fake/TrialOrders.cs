using NasV2.Api.V1;

namespace NasV2.Dashboard.Tests.Fake;

/// <summary>Orders of lists of trials; those that lack the value come last.</summary>
internal static class TrialOrders
{
    public static IEnumerable<Trial> Sort(IEnumerable<Trial> trials, TrialOrder order, bool isReverse)
    {
        var keyed = trials.Select(trial => (Trial: trial, Key: Key(trial, order))).ToList();
        var known = keyed.Where(entry => entry.Key is not null);
        var sorted = isReverse ? known.OrderByDescending(entry => entry.Key) : known.OrderBy(entry => entry.Key);
        return sorted.ThenBy(entry => entry.Trial.Index).Concat(keyed.Where(entry => entry.Key is null)).Select(entry => entry.Trial);
    }

    private static double? Key(Trial trial, TrialOrder order) => order switch
    {
        TrialOrder.Reward => -trial.Score?.Reward,
        TrialOrder.Accuracy => trial.HasAccuracy ? -trial.Accuracy : null,
        TrialOrder.Step => trial.Score?.StepMs,
        TrialOrder.Parameters => trial.HasParameters ? trial.Parameters : null,
        TrialOrder.Ended => -trial.Ended?.Seconds,
        _ => trial.Index,
    };
}
