using System.Globalization;

namespace NasV2.Server.Settings;

/// <summary>The kinds of values that settings have, and how their text is read; numbers and durations must be positive.</summary>
internal static class SettingValues
{
    private static readonly Dictionary<Type, (string Rule, Func<string, object?> Read)> Kinds = new()
    {
        [typeof(TimeSpan)] = ("a duration such as 00:01:30 or 00:00:00.5", text => Duration(text)),
        [typeof(int)] = ("a whole number from 1", text => Whole(text)),
        [typeof(double)] = ("a number greater than 0", text => Number(text)),
        [typeof(bool)] = ("true or false", text => bool.TryParse(text, out var value) ? value : null as object),
        [typeof(string)] = ("a text", text => text.Length > 0 ? text : null),
    };

    /// <summary>Kinds of what is a timing or a limit.</summary>
    private static readonly HashSet<Type> Figures = [typeof(TimeSpan), typeof(int), typeof(double)];

    public static bool IsKnown(Type type) => Kinds.ContainsKey(Plain(type));

    public static bool IsFigure(Type type) => Figures.Contains(type);

    /// <summary>The value; null when the text is not a valid one.</summary>
    public static object? Read(Type type, string? text) => text is null ? null : Kinds[Plain(type)].Read(text);

    public static string Rule(Type type) => Kinds[Plain(type)].Rule;

    private static Type Plain(Type type) => Nullable.GetUnderlyingType(type) ?? type;

    private static TimeSpan? Duration(string text) =>
        // A plain number would be read as days.
        text.Contains(':', StringComparison.Ordinal) && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var value)
            && value > TimeSpan.Zero
            ? value
            : null;

    private static int? Whole(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value > 0 ? value : null;

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value > 0 && double.IsFinite(value)
            ? value
            : null;
}
