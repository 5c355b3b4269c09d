using NasV2.Cluster.Chaos.Faults;

namespace NasV2.Cluster.Chaos;

/// <summary>Runs as a table in Markdown, and below it what went wrong.</summary>
internal static class ReportTable
{
    private const int MaxViolations = 20;
    private const int MaxViolationLength = 300;

    public static string Format(IReadOnlyList<RunReport> reports)
    {
        string[] header =
        [
            "seed", "faults", .. FaultKinds.All.Select(kind => kind.Name),
            "seconds", "attempts", "leases lost", "own exits", "results", "violations",
        ];
        string[] lines = [Line(header), Line(header.Select(_ => "---:")), .. reports.Select(report => Line(Cells(report)))];
        return string.Join('\n', lines.Concat(reports.SelectMany(Details)));
    }

    private static IEnumerable<string> Cells(RunReport report) =>
    [
        $"{report.Seed}",
        $"{report.Faults.Values.Sum()}",
        .. FaultKinds.All.Select(kind => $"{report.Faults.GetValueOrDefault(kind.Name)}"),
        $"{report.Elapsed.TotalSeconds:0}",
        $"{report.Attempts}",
        $"{report.LeasesLost}",
        $"{report.OwnExits.Values.Sum()}",
        $"{report.Finished}",
        $"{report.Violations.Count}",
    ];

    private static IEnumerable<string> Details(RunReport report)
    {
        if (report.Violations.Count == 0)
            return [];
        var more = report.Violations.Count - MaxViolations;
        return
        [
            $"\nseed {report.Seed}, everything is in {report.Folder}:",
            .. report.Violations.Take(MaxViolations).Select(violation => $"- {Shorten(violation)}"),
            .. more > 0 ? [$"- and {more} more"] : Array.Empty<string>(),
        ];
    }

    private static string Shorten(string text) => text.Length <= MaxViolationLength ? text : $"{text[..MaxViolationLength]}…";

    private static string Line(IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |";
}
