using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;

namespace NasV2.Space;

/// <summary>
/// The canonical string: the stages joined by <c>-</c>, then <c>t1</c> and <c>h1408</c> where stem stride and head filters are not the
/// defaults.
/// </summary>
internal static partial class ArchitectureString
{
    private static readonly FrozenDictionary<string, char> TokenOfField = new Dictionary<string, char>
    {
        [Fields.StemStride] = 't',
        [Fields.HeadFilters] = 'h',
    }.ToFrozenDictionary();

    public static string Write(Architecture architecture)
    {
        var parts = architecture.Stages.Select(StageString.Write);
        if (architecture.StemStride != Architecture.DefaultStemStride)
            parts = parts.Append($"t{architecture.StemStride}");
        if (architecture.HeadFilters != Architecture.DefaultHeadFilters)
            parts = parts.Append($"h{architecture.HeadFilters}");
        return string.Join('-', parts);
    }

    /// <returns>Null when there are problems.</returns>
    public static Architecture? Read(string text, BlockOps ops, ProblemList problems)
    {
        var parts = Separators.Split(text).Where(part => part.Length > 0).ToLookup(part => IsNetworkToken(part));
        var stages = parts[false].Select((part, index) => StageString.Read(part, index + 1, ops, problems)).ToList();
        var stemStride = NetworkValue(parts[true], Fields.StemStride, Architecture.DefaultStemStride, problems);
        var headFilters = NetworkValue(parts[true], Fields.HeadFilters, Architecture.DefaultHeadFilters, problems);

        foreach (var broken in ArchitectureRules.Check(stages, headFilters, stemStride))
        {
            if (broken.Stage is { } stage)
                StageString.Report(broken, stage, stages[stage].Op, problems);
            else
                problems.Add(broken.Field, Quote(broken), broken.Rule);
        }

        return problems.Any ? null : new Architecture(stages, headFilters, stemStride);
    }

    [GeneratedRegex(@"[\s,|-]+")]
    private static partial Regex Separators { get; }

    private static string Quote(BrokenRule broken) =>
        TokenOfField.TryGetValue(broken.Field, out var token) ? $"'{token}{broken.Value}'" : broken.Value;

    private static bool IsNetworkToken(string part) =>
        TokenOfField.Values.Contains(part[0]) && !part.Contains('_', StringComparison.Ordinal);

    private static int NetworkValue(IEnumerable<string> parts, string field, int fallback, ProblemList problems)
    {
        var token = TokenOfField[field];
        var given = parts.Where(part => part[0] == token).ToList();
        if (given.Count > 1)
            problems.Add(field, $"'{given[1]}' again", "expected once");
        if (given.Count == 0)
            return fallback;
        if (int.TryParse(given[0].AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var value))
            return value;
        problems.Add(field, $"'{given[0]}'", $"expected {token} and a whole number");
        return fallback;
    }
}
