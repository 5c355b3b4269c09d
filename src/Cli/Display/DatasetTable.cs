using NasV2.Cli.Datasets;
using NasV2.Data;
using Spectre.Console;

namespace NasV2.Cli.Display;

/// <summary>Dataset formats as a table.</summary>
internal static class DatasetTable
{
    private static readonly Dictionary<DatasetStatus, string> Words = new()
    {
        [DatasetStatus.BuiltIn] = "built in",
        [DatasetStatus.Present] = "present",
        [DatasetStatus.Incomplete] = "incomplete",
        [DatasetStatus.Missing] = "missing",
    };

    public static Table Create(IEnumerable<DatasetRow> rows)
    {
        var table = Screen.Table(Screen.Name("dataset"), Screen.Name("files"), Screen.Name("download"), Screen.Text("description"));
        foreach (var row in rows)
            table.AddRow(row.Name, Words[row.Files], row.CanDownload ? "yes" : "no", Markup.Escape(row.Description));
        return table;
    }
}
