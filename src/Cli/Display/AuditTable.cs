using NasV2.Storage;
using Spectre.Console;

namespace NasV2.Cli.Display;

/// <summary>Entries of the audit log as a table.</summary>
internal static class AuditTable
{
    public static void Print(IEnumerable<AuditEntry> entries)
    {
        var table = Screen.Table(
            Screen.Name("time"), Screen.Name("caller"), Screen.Name("method"), Screen.Name("subject"), Screen.Name("outcome"),
            Screen.Name("from"));
        foreach (var entry in entries)
            table.AddRow(
                $"{entry.Time:yyyy-MM-dd HH:mm:ss}",
                Markup.Escape(entry.CallerId.Length > 0 ? $"{entry.Caller} ({entry.CallerId})" : "anonymous"),
                Markup.Escape(entry.Method),
                Markup.Escape(entry.Subject),
                Markup.Escape(entry.Outcome),
                Markup.Escape(entry.Remote));
        Screen.Open().Write(table);
    }
}
