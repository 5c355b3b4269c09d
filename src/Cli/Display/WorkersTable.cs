using Spectre.Console;

namespace NasV2.Cli.Display;

/// <summary>Workers as a table.</summary>
internal static class WorkersTable
{
    public static void Print(IReadOnlyCollection<WorkerRow> rows)
    {
        if (rows.Count == 0)
        {
            Console.Out.WriteLine("No worker has reported recently; start one with 'nas worker'.");
            return;
        }

        var table = Screen.Table(
            Screen.Name("worker"), Screen.Name("state"), Screen.Name("device"), Screen.Name("hardware"), Screen.Number("slots"),
            Screen.Text("runs"));
        foreach (var row in rows)
            table.AddRow(
                Markup.Escape(row.Id),
                row.State,
                row.Device,
                Markup.Escape(row.DeviceType),
                $"{row.Running.Count}/{row.Slots}",
                Markup.Escape(string.Join(", ", row.Running)));
        Screen.Open().Write(table);
    }
}
