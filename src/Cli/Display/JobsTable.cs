using Spectre.Console;

namespace NasV2.Cli.Display;

/// <summary>Jobs as a table.</summary>
internal static class JobsTable
{
    public static void Print(IReadOnlyCollection<JobRow> rows)
    {
        if (rows.Count == 0)
        {
            Console.Out.WriteLine("No jobs yet.");
            return;
        }

        var table = Screen.Table(
            Screen.Name("job"), Screen.Name("state"), Screen.Number("trials"), Screen.Number("best reward"), Screen.Name("created (UTC)"));
        foreach (var row in rows)
            table.AddRow(
                Markup.Escape(row.Id),
                row.State.ToLowerInvariant(),
                $"{row.Finished}/{row.Trials}",
                $"{row.BestReward:0.0000}",
                $"{row.Created.UtcDateTime:yyyy-MM-dd HH:mm}");
        Screen.Open().Write(table);
        foreach (var row in rows.Where(row => row.Message is not null))
            Console.Out.WriteLine($"{row.Id}: {row.Message}");
    }
}
