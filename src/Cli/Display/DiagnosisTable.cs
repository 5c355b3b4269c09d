using NasV2.Cli.Doctor;
using Spectre.Console;

namespace NasV2.Cli.Display;

/// <summary>The findings of <c>nas doctor</c>, a line each, and below it how to fix it.</summary>
internal static class DiagnosisTable
{
    private static readonly Dictionary<CheckStatus, string> Marks = new()
    {
        [CheckStatus.Ok] = "[green]ok[/]",
        [CheckStatus.Warn] = "[yellow]warn[/]",
        [CheckStatus.Fail] = "[red]fail[/]",
    };

    public static Table Create(Diagnosis diagnosis)
    {
        var table = Screen.Table(Screen.Name("status"), Screen.Name("check"), Screen.Text("found")).HideHeaders();
        foreach (var check in diagnosis.Checks)
        {
            table.AddRow(Marks[check.Status], check.Name, Markup.Escape(check.Found));
            if (check.Fix is { } fix)
                table.AddRow("", "", Markup.Escape($"→ {fix}"));
        }

        return table;
    }
}
