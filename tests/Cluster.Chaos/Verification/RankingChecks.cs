using System.Text.Json;

namespace NasV2.Cluster.Chaos.Verification;

/// <summary>The result's ranking is that of an undisturbed search.</summary>
internal static class RankingChecks
{
    // The product and the harness may multiply in another order.
    private const double Tolerance = 1e-12;

    public static IEnumerable<string> Run(StoredSearch stored, ExpectedSearch expected)
    {
        if (stored.Result is not { } result)
        {
            yield return "the job has no result";
            yield break;
        }

        var ranking = result.GetProperty("ranking").EnumerateArray().ToList();
        if (ranking.Count != expected.Ranking.Count)
            yield return $"the ranking holds {ranking.Count} trials, that of an undisturbed search {expected.Ranking.Count}";
        foreach (var (ranked, wanted) in ranking.Zip(expected.Ranking))
        {
            if (IsEqual(ranked, wanted))
                continue;
            yield return $"place {ranked.GetProperty("rank")} of the ranking has trial {ranked.GetProperty("trial")} "
                + $"with reward {ranked.GetProperty("reward")}, that of an undisturbed search trial {wanted.Index} with {wanted.Reward}";
            // What follows is shifted and says no more.
            yield break;
        }
    }

    private static bool IsEqual(JsonElement ranked, ExpectedTrial wanted) =>
        ranked.GetProperty("trial").GetInt32() == wanted.Index
        && ranked.GetProperty("candidate").GetString() == wanted.Candidate
        && Math.Abs(ranked.GetProperty("reward").GetDouble() - wanted.Reward) < Tolerance;
}
