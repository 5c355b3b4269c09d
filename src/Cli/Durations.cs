using System.Globalization;

namespace NasV2.Cli;

/// <summary>Durations as people write them: <c>90d</c>, <c>12h</c>, <c>30m</c>.</summary>
internal static class Durations
{
    private static readonly Dictionary<char, TimeSpan> Units = new()
    {
        ['d'] = TimeSpan.FromDays(1),
        ['h'] = TimeSpan.FromHours(1),
        ['m'] = TimeSpan.FromMinutes(1),
    };

    /// <exception cref="UsageException">The text is not a duration.</exception>
    public static TimeSpan Read(string text, string option) =>
        text.Length > 1
        && Units.TryGetValue(text[^1], out var unit)
        && int.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var count)
        && count is > 0 and < 1_000_000
            ? count * unit
            : throw new UsageException($"{option} is '{text}', but must be a number of days, hours or minutes, such as 90d, 12h or 30m.");

    /// <summary>Whole minutes above an hour, else minutes and seconds: <c>2 h 5 min</c>, <c>3 min 20 s</c>, <c>8 s</c>.</summary>
    public static string Short(TimeSpan span) => span switch
    {
        { TotalHours: >= 1 } => $"{(int)span.TotalHours} h {span.Minutes} min",
        { TotalMinutes: >= 1 } => $"{span.Minutes} min {span.Seconds} s",
        _ => $"{span.Seconds} s",
    };
}
