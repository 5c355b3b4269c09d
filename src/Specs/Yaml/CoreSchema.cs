using System.Globalization;
using System.Text.RegularExpressions;

namespace NasV2.Specs;

/// <summary>The core schema of YAML 1.2, section 10.3.2: what plain scalars mean.</summary>
internal static partial class CoreSchema
{
    /// <summary>The type of a plain scalar; a quoted one is always text.</summary>
    public static ScalarType TypeOf(string plain) => plain switch
    {
        "" or "~" or "null" or "Null" or "NULL" => ScalarType.Null,
        "true" or "True" or "TRUE" or "false" or "False" or "FALSE" => ScalarType.Boolean,
        _ when IntegerPattern.IsMatch(plain) => ScalarType.Integer,
        _ when NumberPattern.IsMatch(plain) => ScalarType.Number,
        _ => ScalarType.Text,
    };

    /// <summary>The value of a <see cref="ScalarType.Integer"/>; null when it does not fit.</summary>
    public static long? Integer(string plain) => plain switch
    {
        ['0', 'x', .. { Length: < 16 } digits] => Parse(digits, NumberStyles.AllowHexSpecifier),
        ['0', 'o', .. { Length: < 21 } digits] => digits.Aggregate(0L, (value, digit) => (value * 8) + (digit - '0')),
        _ => Parse(plain, NumberStyles.AllowLeadingSign),
    };

    /// <summary>The value of a <see cref="ScalarType.Integer"/> or <see cref="ScalarType.Number"/>, which may be infinite or NaN.</summary>
    public static double Number(string plain) => plain.TrimStart('+', '-').ToUpperInvariant() switch
    {
        ".INF" => plain[0] == '-' ? double.NegativeInfinity : double.PositiveInfinity,
        ".NAN" => double.NaN,
        _ when Integer(plain) is { } whole => whole,
        _ => double.TryParse(plain, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : double.NaN,
    };

    [GeneratedRegex(@"\A([-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+)\z")]
    private static partial Regex IntegerPattern { get; }

    [GeneratedRegex(@"\A([-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN))\z")]
    private static partial Regex NumberPattern { get; }

    private static long? Parse(string digits, NumberStyles style) =>
        long.TryParse(digits, style, CultureInfo.InvariantCulture, out var value) ? value : null;
}
