using NasV2.Cli.Datasets;
using Spectre.Console;

namespace NasV2.Cli.Display;

/// <summary>Dataset formats as a table.</summary>
internal static class DatasetTable
{
    private static readonly Dictionary<DatasetFiles, string> Words = new()
    {
        [DatasetFiles.BuiltIn] = "built in",
        [DatasetFiles.Present] = "present",
        [DatasetFiles.Incomplete] = "incomplete",
        [DatasetFiles.Missing] = "missing",
    };

    public static Table Of(IEnumerable<DatasetRow> rows)
    {
        var table = Screen.Table(Screen.Name("dataset"), Screen.Name("files"), Screen.Name("download"), Screen.Text("description"));
        foreach (var row in rows)
            table.AddRow(row.Name, Words[row.Files], row.CanDownload ? "yes" : "no", Markup.Escape(row.Description));
        return table;
    }
}
