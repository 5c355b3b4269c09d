using NasV2.Storage;

namespace NasV2.Cli.Display;

/// <summary>A store in a few lines.</summary>
internal static class StoreStatusText
{
    /// <summary>Prints the lines on standard output.</summary>
    public static void Print(StoreStatus status)
    {
        foreach (var (name, value) in Lines(status))
            Console.Out.WriteLine($"{name,-10} {value}");
    }

    private static IEnumerable<(string Name, string Value)> Lines(StoreStatus status)
    {
        yield return ("store", status.Store);
        yield return ("server", status.Server);
        yield return ("migration", status.Migration ?? "none: the database has no tables yet");
        yield return ("pending", status.Pending.Count == 0 ? "none" : $"{string.Join(", ", status.Pending)}; run nas db migrate");
        if (status.Unknown.Count > 0)
            yield return ("unknown", $"{string.Join(", ", status.Unknown)}, of a newer version; update NasV2");
        yield return ("jobs", status.Jobs.Count == 0 ? "none" : string.Join(", ", status.Jobs.OrderBy(jobs => jobs.Key).Select(Count)));
    }

    private static string Count(KeyValuePair<JobState, int> jobs) => $"{jobs.Value:N0} {jobs.Key.ToString().ToLowerInvariant()}";
}
