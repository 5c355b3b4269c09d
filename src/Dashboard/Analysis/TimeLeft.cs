using NasV2.Api.V1;

namespace NasV2.Dashboard.Analysis;

/// <summary>How long a search will still take.</summary>
internal static class TimeLeft
{
    /// <summary>
    /// Trials that are left times the mean time of one, divided by how many run at a time. Null while nobody can tell: nothing ended yet,
    /// nothing runs, or the search stands still.
    /// </summary>
    /// <param name="search">The search.</param>
    /// <param name="running">How many trials run now; lists of searches leave it out, and then it follows from the pace so far.</param>
    /// <param name="now">The time.</param>
    public static TimeSpan? Of(Search search, int running, DateTimeOffset now)
    {
        var left = search.Trials - search.Finished;
        if (search.State != SearchState.Running || left <= 0 || search.Finished == 0)
            return null;
        if (running > 0 && search.HasSecondsPerTrial)
            return TimeSpan.FromSeconds(search.SecondsPerTrial * left / running);
        return search.Started is { } started && now - started.ToDateTimeOffset() is { Ticks: > 0 } spent ? spent / search.Finished * left : null;
    }
}
