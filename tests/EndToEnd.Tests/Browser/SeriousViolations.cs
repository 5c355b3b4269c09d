using Deque.AxeCore.Commons;

namespace NasV2.EndToEnd.Tests.Browser;

/// <summary>What keeps people from using a page.</summary>
internal static class SeriousViolations
{
    public static IEnumerable<string> In(AxeResult found) =>
        from violation in found.Violations
        where violation.Impact is "serious" or "critical"
        from node in violation.Nodes
        select $"{violation.Id}: {node.Html} {string.Join(' ', node.Any.Select(check => check.Message))}";
}
