using NasV2.Search.Results;
using NasV2.Space;

namespace NasV2.Search.Views;

/// <summary>What each option of a space did to the reward, over all that else was chosen: its marginal effect.</summary>
public static class ChoiceEffects
{
    /// <summary>By decision and option; decisions with one option, which decide nothing, are left out.</summary>
    /// <param name="space">The space.</param>
    /// <param name="ranked">Completed trials; those outside the space are left out.</param>
    public static IReadOnlyList<ChoiceEffect> Compute(SearchSpace space, IEnumerable<RankedTrial> ranked)
    {
        ArgumentNullException.ThrowIfNull(space);
        var taken = space.Decisions.Select(decision => decision.Options.Select(_ => new List<RankedTrial>()).ToArray()).ToArray();
        foreach (var trial in ranked)
        {
            if (!Architecture.TryParse(trial.Candidate, out var candidate, out _) || !space.Contains(candidate))
                continue;
            foreach (var (decision, option) in space.ChoicesOf(candidate).Index())
                taken[decision][option].Add(trial);
        }

        return
        [
            .. space.Decisions.Index()
                .Where(pair => pair.Item.Options.Length > 1)
                .SelectMany(pair => pair.Item.Options.Select((option, index) => Compute(pair.Item, option, taken[pair.Index][index]))),
        ];
    }

    private static ChoiceEffect Compute(Decision decision, string option, List<RankedTrial> trials)
    {
        if (trials.Count == 0)
            return new(decision, option, 0, null, null, null);
        var mean = trials.Average(trial => trial.Reward);
        double? error = trials.Count < 2
            ? null
            : Math.Sqrt(trials.Sum(trial => Math.Pow(trial.Reward - mean, 2)) / (trials.Count - 1) / trials.Count);
        return new(decision, option, trials.Count, mean, error, trials.Average(trial => trial.Accuracy));
    }
}
