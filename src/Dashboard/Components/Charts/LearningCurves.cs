using NasV2.Api.V1;

namespace NasV2.Dashboard.Components.Charts;

/// <summary>Minival accuracy over epochs, a line a trial; its training loss is in the table.</summary>
internal static class LearningCurves
{
    private static readonly string[] Columns =
        ["trial", "epoch", "minival accuracy", "training accuracy", "training loss", "learning rate", "seconds"];

    public static ChartContent Draw(IReadOnlyList<GetTrialResponse> trials) => new(
        new
        {
            tooltip = new { trigger = "axis" },
            legend = new { top = 0, left = 0, type = "scroll" },
            grid = new { left = 56, right = 16, top = 34, bottom = 46 },
            xAxis = new { type = "value", name = "epoch", min = 1, minInterval = 1, max = "dataMax" },
            yAxis = new { type = "value", name = "minival accuracy", scale = true },
            series = trials.Select(trial => new
            {
                type = "line",
                name = $"trial {trial.Trial.Index}",
                symbolSize = 5,
                showSymbol = true,
                data = trial.Epochs.Select(epoch => new[] { epoch.Epoch_, Math.Round(epoch.MinivalAccuracy, 5) }),
            }),
        },
        Columns,
        [
            .. from trial in trials
               from epoch in trial.Epochs
               select (object?[])[trial.Trial.Index, epoch.Epoch_, epoch.MinivalAccuracy, epoch.TrainAccuracy, epoch.Loss,
                   epoch.LearningRate, epoch.Seconds],
        ],
        string.Join(' ', trials.Select(Sentence)));

    private static string Sentence(GetTrialResponse trial) => trial.Epochs.Count == 0
        ? $"Trial {trial.Trial.Index} has no epoch yet."
        : $"Trial {trial.Trial.Index} reached {trial.Epochs[^1].MinivalAccuracy:0.0000} after {trial.Epochs.Count} epochs.";
}
