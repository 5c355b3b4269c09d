using System.Globalization;
using Spectre.Console;

namespace NasV2.Cli.Display;

/// <summary>Jobs as a table.</summary>
internal static class JobsTable
{
    public static void Print(IReadOnlyCollection<JobRow> rows)
    {
        if (rows.Count == 0)
        {
            AnsiConsole.WriteLine("No jobs yet.");
            return;
        }

        var table = new Table().Border(TableBorder.Simple).AddColumns("job", "state", "trials", "best reward", "created (UTC)");
        foreach (var row in rows)
            table.AddRow(
                Markup.Escape(row.Id),
                row.State.ToLowerInvariant(),
                $"{row.Finished}/{row.Trials}",
                row.BestReward?.ToString("0.0000", CultureInfo.InvariantCulture) ?? "",
                row.Created.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture));
        AnsiConsole.Write(table);
        foreach (var row in rows.Where(row => row.Message is not null))
            AnsiConsole.WriteLine($"{row.Id}: {row.Message}");
    }
}
