namespace NasV2.Cluster.Chaos.Verification;

/// <summary>All that must hold of a job after its end, whatever happened to the cluster.</summary>
internal static class Checks
{
    private static readonly Func<StoredSearch, ExpectedSearch, IEnumerable<string>>[] All =
    [
        JobChecks.Run,
        TrialChecks.Run,
        EventLogChecks.Run,
        AttemptChecks.Run,
        RankingChecks.Run,
    ];

    /// <summary>A sentence for each violation.</summary>
    public static IReadOnlyList<string> Run(StoredSearch stored, ExpectedSearch expected) =>
        [.. All.SelectMany(check => check(stored, expected))];
}
