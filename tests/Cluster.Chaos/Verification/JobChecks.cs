namespace NasV2.Cluster.Chaos.Verification;

/// <summary>The job itself ended well.</summary>
internal static class JobChecks
{
    public static IEnumerable<string> Run(StoredSearch stored, ExpectedSearch expected)
    {
        if (stored.Jobs != 1)
            yield return $"the store holds {stored.Jobs} jobs, but 1 was submitted";
        if (stored.State != "Completed")
            yield return $"the job is {stored.State}: {stored.Message}";
    }
}
