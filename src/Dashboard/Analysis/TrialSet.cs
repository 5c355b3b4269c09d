using System.Globalization;

namespace NasV2.Dashboard.Analysis;

/// <summary>Chosen trials as addresses carry them: indexes joined by commas, each once, in the order of choosing.</summary>
internal static class TrialSet
{
    /// <summary>As many as the service compares.</summary>
    public const int Most = 10;

    /// <summary>Anything that is not an index is left out.</summary>
    public static IReadOnlyList<int> Read(string? text) =>
    [
        .. (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : -1)
            .Where(index => index >= 0)
            .Distinct()
            .Take(Most),
    ];

    /// <summary>Adds a trial, or takes it away when it is there; the oldest gives way when there are too many.</summary>
    public static IReadOnlyList<int> Toggle(IReadOnlyList<int> trials, int trial) =>
        trials.Contains(trial) ? [.. trials.Where(other => other != trial)] : [.. trials.TakeLast(Most - 1), trial];
}
