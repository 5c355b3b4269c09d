namespace NasV2.Dashboard.Components.Charts;

/// <summary>A chart that C# describes.</summary>
/// <param name="Option">Option object of ECharts; a text that begins with <c>--</c> is a colour of the page's styles.</param>
/// <param name="Columns">Names of its columns as a table.</param>
/// <param name="Rows">Its values as a table.</param>
/// <param name="Summary">What it says, as a sentence for those who cannot see it.</param>
public sealed record ChartContent(object Option, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<object?>> Rows, string Summary);
