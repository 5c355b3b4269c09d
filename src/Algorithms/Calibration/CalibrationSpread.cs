using System.Collections.Immutable;
using NasV2.Space;

namespace NasV2.Algorithms.Calibration;

/// <summary>Picks one candidate near each quantile of the cost: the one whose options are the rarest among those picked before.</summary>
internal static class CalibrationSpread
{
    /// <summary>Picks from candidates in order of cost.</summary>
    /// <param name="space">The space of the candidates.</param>
    /// <param name="candidates">Cheapest first, each once; more than <paramref name="count"/>.</param>
    /// <param name="count">How many to pick.</param>
    public static ImmutableArray<Architecture> Choose(SearchSpace space, IReadOnlyList<Architecture> candidates, int count)
    {
        // Half the distance between quantiles: wide enough to find rare options, narrow enough to reach both ends of the cost.
        var width = Math.Max(1, candidates.Count / (2 * Math.Max(1, count)));
        var picked = ImmutableArray.CreateBuilder<Architecture>(count);
        var uses = space.Decisions.Select(decision => new int[decision.Options.Length]).ToArray();
        for (var quantile = 0; quantile < count; quantile++)
        {
            var start = (int)((long)quantile * (candidates.Count - width) / Math.Max(1, count - 1));
            var (candidate, choices) = Enumerable.Range(start, width)
                .Select(index => (Candidate: candidates[index], Choices: space.ChoicesOf(candidates[index])))
                .MaxBy(near => Rarity(near.Choices, uses));
            picked.Add(candidate);
            for (var decision = 0; decision < choices.Length; decision++)
                uses[decision][choices[decision]]++;
        }

        return picked.MoveToImmutable();
    }

    private static double Rarity(ImmutableArray<int> choices, int[][] uses) =>
        choices.Select((choice, decision) => 1.0 / (1 + uses[decision][choice])).Sum();
}
