using NasV2.Api.V1;

namespace NasV2.Dashboard.Analysis;

/// <summary>Attempts laid out by worker and slot: those that overlap on one worker lie in lanes of their own.</summary>
internal static class WorkerLanes
{
    /// <summary>A bar of the timeline.</summary>
    public sealed record Bar(Attempt Attempt, string Worker, int Lane);

    /// <param name="attempts">In any order.</param>
    /// <param name="now">End of attempts that still run.</param>
    public static List<Bar> Create(IEnumerable<Attempt> attempts, DateTimeOffset now)
    {
        var bars = new List<Bar>();
        foreach (var worker in attempts.Where(attempt => attempt.Started is not null).GroupBy(attempt => attempt.Worker)
            .OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var ends = new List<DateTimeOffset>();
            foreach (var attempt in worker.OrderBy(attempt => attempt.Started.ToDateTimeOffset()))
            {
                var begin = attempt.Started.ToDateTimeOffset();
                var lane = ends.FindIndex(end => end <= begin);
                if (lane < 0)
                {
                    lane = ends.Count;
                    ends.Add(default);
                }

                ends[lane] = attempt.Ended?.ToDateTimeOffset() ?? now;
                bars.Add(new Bar(attempt, worker.Key, lane));
            }
        }

        return bars;
    }
}
