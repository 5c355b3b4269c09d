using System.Globalization;

namespace NasV2.Api;

/// <summary>Numbers as the tables of <c>nas</c> and of the dashboard show them; a missing one is a dash.</summary>
internal static class NumberFormat
{
    public const string None = "–";

    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;
    private static readonly (double Unit, string Prefix)[] Prefixes = [(1e12, " T"), (1e9, " G"), (1e6, " M"), (1e3, " k")];

    /// <summary>With thousands separators: <c>21,458,488</c>.</summary>
    public static string Whole(long value) => value.ToString("N0", Culture);

    /// <summary>Three digits and an SI prefix: <c>8.37 G</c>; whole numbers below 1,000 as they are.</summary>
    public static string Si(double? value)
    {
        if (value is not { } known || double.IsNaN(known))
            return None;
        // Half a digit below the unit, because 999.6 million reads 1.00 G.
        var (unit, prefix) = Prefixes.FirstOrDefault(entry => known >= entry.Unit * 0.9995);
        return prefix is null ? known.ToString("0", Culture) : Three(known / unit) + prefix;
    }

    /// <summary>A size in bytes with a decimal prefix: <c>170 MB</c>.</summary>
    public static string Bytes(long value) =>
        Si(value) is var text && text.Contains(' ', StringComparison.Ordinal) ? text + "B" : text + " B";

    /// <summary>Four digits, as rewards and accuracies have.</summary>
    public static string Four(double? value) => value is { } known && !double.IsNaN(known) ? known.ToString("0.0000", Culture) : None;

    public static string Ratio(double? value) => value is { } known && !double.IsNaN(known) ? known.ToString("0.000", Culture) : None;

    public static string Milliseconds(double? value) =>
        value is { } known && !double.IsNaN(known) ? known.ToString("0.0", Culture) + " ms" : None;

    public static string Percent(double? value) => value is { } known ? (100 * known).ToString("0", Culture) + " %" : None;

    /// <summary>A share with two standard errors, in percent: <c>7.1 % ± 0.4</c>; no error where it is exact.</summary>
    public static string Share(double share, double standardError)
    {
        var digits = share < 0.01 ? "0.000" : "0.0";
        var error = standardError > 0 ? $" ± {(200 * standardError).ToString(digits, Culture)}" : "";
        return (100 * share).ToString(digits, Culture) + " %" + error;
    }

    public static string Duration(TimeSpan? value) => value is not { TotalSeconds: var seconds } ? None : seconds switch
    {
        < 90 => seconds.ToString("0", Culture) + " s",
        < 5400 => (seconds / 60).ToString("0", Culture) + " min",
        < 172_800 => (seconds / 3600).ToString("0.0", Culture) + " h",
        _ => (seconds / 86_400).ToString("0.0", Culture) + " days",
    };

    private static string Three(double value) => value switch
    {
        >= 99.95 => value.ToString("0", Culture),
        >= 9.995 => value.ToString("0.0", Culture),
        _ => value.ToString("0.00", Culture),
    };
}
