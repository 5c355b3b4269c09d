using Spectre.Console;

namespace NasV2.Cli.Display;

/// <summary>Standard output as people see it: tables fitted to a terminal, plain and unwrapped in a file or a pipe.</summary>
internal static class Screen
{
    /// <summary>A pipe has no width: nothing is wrapped.</summary>
    private const int Unbounded = 10_000;

    /// <summary>Opens what is standard output now.</summary>
    public static IAnsiConsole Open()
    {
        var isTerminal = !Console.IsOutputRedirected;
        var screen = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(Console.Out),
            Ansi = isTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            Interactive = isTerminal ? InteractionSupport.Detect : InteractionSupport.No,
        });
        if (!isTerminal)
            screen.Profile.Width = Unbounded;
        return screen;
    }

    /// <summary>A table without lines, two blanks between its columns.</summary>
    public static Table Table(params TableColumn[] columns)
    {
        var table = new Table().Border(TableBorder.None);
        foreach (var column in columns)
            table.AddColumn(column.PadLeft(0).PadRight(2));
        columns[^1].PadRight(0);
        return table;
    }

    /// <summary>A column of numbers.</summary>
    public static TableColumn Number(string header) => Name(header).RightAligned();

    /// <summary>A column of names, which are not broken.</summary>
    public static TableColumn Name(string header) => Text(header).NoWrap();

    /// <summary>A column of sentences.</summary>
    public static TableColumn Text(string header) => new($"[bold]{header}[/]");
}
