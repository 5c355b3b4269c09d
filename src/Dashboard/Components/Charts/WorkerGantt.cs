using System.Globalization;
using NasV2.Api.V1;
using NasV2.Dashboard.Analysis;
using NasV2.Dashboard.Display;

namespace NasV2.Dashboard.Components.Charts;

/// <summary>Attempts as bars over time, a line for each slot of each worker.</summary>
internal static class WorkerGantt
{
    public static readonly IReadOnlyList<(string Name, string Color)> Legend =
        [("completed", "--chart-done"), ("running", "--chart-active"), ("given back", "--chart-held"), ("did not complete", "--chart-bad"),
            ("cancelled or pruned", "--chart-off")];

    private static readonly string[] Columns = ["worker", "slot", "trial", "attempt", "status", "begin (UTC)", "end (UTC)", "message"];

    private static readonly int[] Ends = [1, 2];

    public static ChartContent Draw(IReadOnlyList<WorkerLanes.Bar> bars, DateTimeOffset now)
    {
        var lanes = bars.Select(bar => (bar.Worker, bar.Lane))
            .Distinct()
            .OrderBy(lane => lane.Worker, StringComparer.Ordinal)
            .ThenBy(lane => lane.Lane)
            .ToList();
        var rows = lanes.Select((lane, row) => (lane, row)).ToDictionary(pair => pair.lane, pair => pair.row);
        var longest = lanes.Max(lane => Name(lane, lanes).Length);
        return new ChartContent(
            new
            {
                tooltip = new { trigger = "item", formatter = "{b}" },
                grid = new { left = Math.Min(190, 24 + (7 * longest)), right = 20, top = 8, bottom = 68 },
                dataZoom = new object[]
                {
                    new { type = "inside", filterMode = "weakFilter", xAxisIndex = 0 },
                    new { type = "slider", filterMode = "weakFilter", height = 16, bottom = 8, showDetail = false, brushSelect = false },
                },
                xAxis = new
                {
                    type = "time",
                    min = bars.Min(bar => bar.Attempt.Started.ToDateTimeOffset()).ToUnixTimeMilliseconds(),
                    axisLabel = new { hideOverlap = true },
                },
                yAxis = new
                {
                    type = "category",
                    inverse = true,
                    data = lanes.Select(lane => Name(lane, lanes)),
                    axisLabel = new { fontSize = 11, width = 150, overflow = "truncate" },
                },
                series = new[]
                {
                    new
                    {
                        type = "custom",
                        renderItem = "nas.span",
                        clip = true,
                        encode = new { x = Ends, y = 0 },
                        data = bars.Select(bar => new
                        {
                            name = $"trial {bar.Attempt.Trial}, attempt {bar.Attempt.Attempt_}: {Status(bar.Attempt)}",
                            value = new object[] { rows[(bar.Worker, bar.Lane)], bar.Attempt.Started.ToDateTimeOffset(
                                ).ToUnixTimeMilliseconds(), End(bar.Attempt, now).ToUnixTimeMilliseconds(), Color(bar.Attempt.Status) },
                        }),
                    },
                },
            },
            Columns,
            [.. bars.Select(Row)],
            $"{bars.Count} attempts of {bars.Select(bar => bar.Worker).Distinct().Count()} workers, of which "
                + $"{bars.Count(bar => Color(bar.Attempt.Status) == "--chart-bad")} did not complete.");
    }

    private static string Name((string Worker, int Lane) lane, IReadOnlyList<(string Worker, int Lane)> lanes) =>
        lanes.Any(other => other.Worker == lane.Worker && other.Lane > 0) ? $"{lane.Worker} · {lane.Lane + 1}" : lane.Worker;

    private static IReadOnlyList<object?> Row(WorkerLanes.Bar bar) =>
    [
        bar.Worker, bar.Lane + 1, bar.Attempt.Trial, bar.Attempt.Attempt_, Status(bar.Attempt),
        Text(bar.Attempt.Started.ToDateTimeOffset()),
        bar.Attempt.Ended is { } ended ? Text(ended.ToDateTimeOffset()) : "", bar.Attempt.Message,
    ];

    private static string Status(Attempt attempt) => attempt.Status == TrialStatus.Queued ? "given back" : Words.Statuses[attempt.Status];

    private static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    private static DateTimeOffset End(Attempt attempt, DateTimeOffset now) => attempt.Ended?.ToDateTimeOffset() ?? now;

    private static string Color(TrialStatus status) => status switch
    {
        TrialStatus.Completed => "--chart-done",
        TrialStatus.Running => "--chart-active",
        TrialStatus.Queued => "--chart-held",
        TrialStatus.Pruned or TrialStatus.Cancelled => "--chart-off",
        _ => "--chart-bad",
    };
}
