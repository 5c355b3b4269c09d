using System.Collections.Frozen;

namespace NasV2.Space;

/// <summary>The rules that the values of an architecture keep, whichever text they came from.</summary>
internal static class ArchitectureRules
{
    public const int MaxStages = 32;
    internal const int MaxFilters = 8192;

    private static readonly FrozenDictionary<string, (Func<double, bool> Holds, string Rule)> Values =
        new Dictionary<string, (Func<double, bool>, string)>
        {
            [Fields.Layers] = (value => value is >= 1 and <= 200, "must be 1 to 200"),
            [Fields.Kernel] = (value => value is 3 or 5 or 7, "must be 3, 5 or 7"),
            [Fields.Stride] = (value => value is 1 or 2, "must be 1 or 2"),
            [Fields.Expansion] = (value => value is >= 1 and <= 16, "must be 1 to 16"),
            [Fields.Input] = (value => value is >= 1 and <= MaxFilters, "must be 1 to 8192"),
            [Fields.Output] = (value => value is >= 1 and <= MaxFilters, "must be 1 to 8192"),
            [Fields.SqueezeRatio] = (value => value is >= 0.01 and <= 1, "must be 0.01 to 1"),
            [Fields.StemStride] = (value => value is 1 or 2, "must be 1 or 2"),
            [Fields.StemFilters] = (value => value is >= 1 and <= MaxFilters, "must be 1 to 8192"),
            [Fields.HeadFilters] = (value => value is >= 1 and <= MaxFilters, "must be 1 to 8192"),
        }.ToFrozenDictionary();

    /// <summary>The rule that a field's value breaks, or null.</summary>
    public static string? Broken(string field, double value) => Values[field] is var (holds, rule) && holds(value) ? null : rule;

    /// <summary>Every broken rule; a value of 0 or less is taken as unknown where two stages meet, so that it is reported once.</summary>
    public static IEnumerable<BrokenRule> Check(IReadOnlyList<Stage> stages, int headFilters, int stemStride)
    {
        if (stages.Count is 0 or > MaxStages)
            yield return new(null, Fields.Stages, $"{stages.Count} stages", $"must be 1 to {MaxStages} stages");
        for (var index = 0; index < stages.Count; index++)
        {
            foreach (var (field, value) in ValuesOf(stages[index]))
            {
                if (Broken(field, value) is { } rule)
                    yield return new(index, field, $"{value}", rule);
            }

            if (!BlockOps.All.ContainsKey(stages[index].Op))
                yield return new(index, Fields.Op, $"{stages[index].Op}", $"must be one of {string.Join(", ", BlockOps.All.Keys)}");

            var (input, before) = (stages[index].InputFilters, index == 0 ? 0 : stages[index - 1].OutputFilters);
            if (input > 0 && before > 0 && input != before)
                yield return new(index, Fields.Input, $"{input}", $"must be {before}, the output filters of stage {index}");
        }

        if (Broken(Fields.HeadFilters, headFilters) is { } headRule)
            yield return new(null, Fields.HeadFilters, $"{headFilters}", headRule);
        if (Broken(Fields.StemStride, stemStride) is { } strideRule)
            yield return new(null, Fields.StemStride, $"{stemStride}", strideRule);
    }

    private static IEnumerable<(string Field, double Value)> ValuesOf(Stage stage) =>
    [
        (Fields.Layers, stage.Repeats),
        (Fields.Kernel, stage.Kernel),
        (Fields.Stride, stage.Stride),
        (Fields.Expansion, stage.Expansion),
        (Fields.Input, stage.InputFilters),
        (Fields.Output, stage.OutputFilters),
        (Fields.SqueezeRatio, stage.SqueezeRatio ?? 1),
    ];
}
