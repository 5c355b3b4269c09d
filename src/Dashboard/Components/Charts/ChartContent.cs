using System.Globalization;

namespace NasV2.Dashboard.Components.Charts;

/// <summary>A chart that C# describes.</summary>
public sealed record ChartContent
{
    /// <param name="option">See <see cref="Option"/>; its numbers must be finite.</param>
    /// <param name="columns">See <see cref="Columns"/>.</param>
    /// <param name="rows">See <see cref="Rows"/>; NaN and infinity, which JSON does not have, become texts.</param>
    /// <param name="summary">See <see cref="Summary"/>.</param>
    public ChartContent(object option, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<object?>> rows, string summary) =>
        (Option, Columns, Rows, Summary) = (option, columns, [.. rows.Select(row => row.Select(Cell).ToArray())], summary);

    /// <summary>Option object of ECharts; a text that begins with <c>--</c> is a colour of the page's styles.</summary>
    public object Option { get; }

    /// <summary>Names of its columns as a table.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>Its values as a table.</summary>
    public IReadOnlyList<IReadOnlyList<object?>> Rows { get; }

    /// <summary>What it shows, as a sentence for screen readers.</summary>
    public string Summary { get; }

    private static object? Cell(object? value) =>
        value is double number && !double.IsFinite(number) ? number.ToString(CultureInfo.InvariantCulture) : value;
}
