using NasV2.Api.V1;

namespace NasV2.Dashboard.Components.Charts;

/// <summary>Mean reward by stage and option of one decision, as dots with the standard error as whiskers: the
/// scale need not begin at 0.</summary>
internal static class EffectBars
{
    private static readonly string[] Columns = ["stage", "decision", "option", "trials", "mean reward", "standard error", "mean accuracy"];

    private static readonly int[] Ends = [1, 2];

    public static ChartContent Draw(string decision, IReadOnlyList<Effect> effects)
    {
        var known = effects.Select((effect, row) => (Effect: effect, Row: row)).Where(entry => entry.Effect.HasMeanReward).ToList();
        return new ChartContent(
            new
            {
                tooltip = new { trigger = "item", formatter = "{b}: {c}" },
                grid = new { left = 132, right = 20, top = 8, bottom = 46 },
                xAxis = new { type = "value", name = "mean reward", scale = true },
                yAxis = new { type = "category", inverse = true, data = effects.Select(Label), axisLabel = new { fontSize = 11 } },
                series = new object[]
                {
                    new { type = "custom", silent = true, renderItem = "nas.error", encode = new { x = Ends, y = 0 },
                        data = known.Where(entry => entry.Effect.HasStandardError).Select(Whisker) },
                    new
                    {
                        type = "scatter",
                        symbolSize = 9,
                        itemStyle = new { color = "--nas-accent" },
                        data = effects.Select(effect => effect.HasMeanReward ? Math.Round(effect.MeanReward, 5) : (double?)null)
                            .Select((value, row) => new object?[] { value, row }).Where(point => point[0] is not null),
                    },
                },
            },
            Columns,
            [.. effects.Select(Row)],
            Sentence(decision, known.Select(entry => entry.Effect)));
    }

    private static string Label(Effect effect) => $"stage {effect.Stage + 1} · {effect.Option} ({effect.Trials})";

    private static double[] Whisker((Effect Effect, int Row) entry) =>
        [entry.Row, entry.Effect.MeanReward - entry.Effect.StandardError, entry.Effect.MeanReward + entry.Effect.StandardError];

    private static IReadOnlyList<object?> Row(Effect effect) =>
    [
        effect.Stage + 1, effect.Decision, effect.Option, effect.Trials,
        effect.HasMeanReward ? effect.MeanReward : null, effect.HasStandardError ? effect.StandardError : null,
        effect.HasMeanAccuracy ? effect.MeanAccuracy : null,
    ];

    private static string Sentence(string decision, IEnumerable<Effect> effects)
    {
        var best = effects.GroupBy(effect => effect.Stage).Select(stage => stage.MaxBy(effect => effect.MeanReward)!);
        return $"Best mean {decision}: " + string.Join(", ", best.Select(effect => $"{effect.Option} in stage {effect.Stage + 1}")) + ".";
    }
}
