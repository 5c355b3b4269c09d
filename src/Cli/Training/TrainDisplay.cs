using System.Globalization;
using NasV2.Training;
using Spectre.Console;

namespace NasV2.Cli.Training;

/// <summary>What a person sees while a network is trained: a bar that moves and a line an epoch; without a terminal, the lines.</summary>
internal sealed class TrainDisplay(TrainPace pace, int epochs, TextWriter lines, bool moves, TimeProvider clock)
{
    private readonly long _start = clock.GetTimestamp();
    private ProgressTask? _bar;
    private string _pace = "";
    private string _stage = "";

    /// <summary>Runs work with the bar in sight.</summary>
    public Task<T> WithBarAsync<T>(Func<Task<T>> work)
    {
        if (!moves)
            return work();
        return AnsiConsole.Progress()
            .AutoClear(true)
            .Columns(new ProgressBarColumn { Width = 30 }, new TaskDescriptionColumn { Alignment = Justify.Left })
            .StartAsync(async context =>
            {
                _bar = context.AddTask("starting", maxValue: epochs);
                return await work();
            });
    }

    /// <summary>Moves the bar.</summary>
    public void Show(TrainingProgress progress)
    {
        _stage = $"{progress.Stage.Resolution} px";
        if (pace.At(progress, clock.GetElapsedTime(_start).TotalSeconds) is ({ } images, { } left))
            _pace = $"{images:N0} images/s, {Durations.Short(TimeSpan.FromSeconds(left))} left";
        if (_bar is null)
            return;
        _bar.Value = progress.Epoch - 1 + ((double)progress.Step / progress.StepsPerEpoch);
        _bar.Description = Markup.Escape(string.Create(
            CultureInfo.InvariantCulture,
            $"epoch {progress.Epoch}/{epochs} at {_stage}: loss {progress.Loss:0.000}, {progress.TrainAccuracy:P1} right; {_pace}"));
    }

    /// <summary>Shows an epoch that ended.</summary>
    public void Show(Epoch epoch)
    {
        var line = string.Create(
            CultureInfo.InvariantCulture,
            $"epoch {epoch.Number,3}/{epochs}  {_stage,7}  loss {epoch.Loss:0.000}  train {epoch.TrainAccuracy:0.000}  minival "
                + $"{epoch.MinivalAccuracy:0.0000}  {epoch.Seconds:0.0} s  {_pace}");
        if (moves)
            AnsiConsole.WriteLine(line);
        else
            lines.WriteLine(line);
    }
}
