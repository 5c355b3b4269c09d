using NasV2.Search.Results;
using NasV2.Server;
using NasV2.Specs;
using Spectre.Console;

namespace NasV2.Cli.Display;

/// <summary>Two progress bars: the search and the running trial.</summary>
internal sealed class LiveDisplay : SearchDisplay
{
    private const string Waiting = "waiting for a trial";

    public override void Start(SearchSpec spec, string deviceType, NasHome home, bool resumed)
    {
        AnsiConsole.WriteLine(Headline(spec, resumed));
        AnsiConsole.MarkupLineInterpolated($"[grey]On {deviceType}; Ctrl-C stops, --resume continues; logs in {home.Logs}[/]");
    }

    public override Task FollowAsync(IAsyncEnumerable<NasV2.Api.V1.Search> updates) =>
        AnsiConsole.Progress()
            .AutoClear(true)
            .HideCompleted(false)
            .Columns(new ProgressBarColumn { Width = 30 }, new TaskDescriptionColumn { Alignment = Justify.Left })
            .StartAsync(async context =>
            {
                var search = context.AddTask("starting", maxValue: 1);
                var trial = context.AddTask(Waiting, maxValue: 1);
                await foreach (var progress in updates)
                {
                    search.MaxValue = progress.Trials;
                    search.Value = progress.Finished;
                    search.Description = Markup.Escape(ProgressText.Summary(progress));
                    var running = progress.Running.Count > 0 ? progress.Running[0] : null;
                    trial.MaxValue = running?.LastEpoch?.Epochs ?? 1;
                    trial.Value = running?.LastEpoch?.Epoch_ ?? 0;
                    trial.Description = running is null ? Waiting : Markup.Escape(ProgressText.Running(running));
                }
            });

    public override void Conclude(SearchResult result, string folder)
    {
        ResultTables.Print(result);
        AnsiConsole.MarkupLineInterpolated($"[grey]Results: {folder}[/]");
    }
}
