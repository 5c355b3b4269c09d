namespace NasV2.Cli.Display;

/// <summary>Numbers as tables show them.</summary>
internal static class NumberFormat
{
    private static readonly (double Unit, string Prefix)[] Prefixes = [(1e12, " T"), (1e9, " G"), (1e6, " M"), (1e3, " k")];

    /// <summary>With thousands separators: <c>21,458,488</c>.</summary>
    public static string Whole(long value) => $"{value:N0}";

    /// <summary>Three digits and an SI prefix: <c>8.37 G</c>; whole numbers below 1,000 as they are.</summary>
    public static string Si(double value)
    {
        // Half a digit below the unit, because 999.6 million reads 1.00 G.
        var (unit, prefix) = Prefixes.FirstOrDefault(entry => value >= entry.Unit * 0.9995);
        return prefix is null ? $"{value:0}" : Three(value / unit) + prefix;
    }

    /// <summary>A size in bytes with a decimal prefix: <c>170 MB</c>.</summary>
    public static string Bytes(long value) =>
        Si(value) is var text && text.Contains(' ', StringComparison.Ordinal) ? text + "B" : text + " B";

    private static string Three(double value) => value switch
    {
        >= 99.95 => $"{value:0}",
        >= 9.995 => $"{value:0.0}",
        _ => $"{value:0.00}",
    };
}
