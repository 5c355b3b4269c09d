using NasV2.Data;
using Spectre.Console;

namespace NasV2.Cli.Datasets;

/// <summary>A download's progress for a terminal: a bar for each file.</summary>
internal sealed class BarProgress(ProgressContext bars) : IProgress<DownloadProgress>
{
    private readonly Dictionary<string, ProgressTask> _tasks = [];

    /// <summary>The bars of a screen.</summary>
    public static Progress Create(IAnsiConsole screen) => screen.Progress().Columns(
        new TaskDescriptionColumn { Alignment = Justify.Left },
        new ProgressBarColumn { Width = 20 },
        new DownloadedColumn { Base = FileSizeBase.Decimal },
        new TransferSpeedColumn { Base = FileSizeBase.Decimal });

    public void Report(DownloadProgress value)
    {
        if (!_tasks.TryGetValue(value.File, out var task))
            _tasks[value.File] = task = bars.AddTask(Markup.Escape(value.File));
        task.IsIndeterminate = value.TotalBytes is null;
        // Without a total the bar must not seem full before the end.
        task.MaxValue = value.TotalBytes ?? value.ReceivedBytes + 1;
        task.Value = value.ReceivedBytes;
    }
}
