using System.Collections.Frozen;

namespace NasV2.Space;

/// <summary>The rules that the values of an architecture keep, whichever text they came from.</summary>
internal static class ArchitectureRules
{
    public const int MaxStages = 32;
    internal const int MaxFilters = 8192;

    private static readonly FrozenDictionary<string, AllowedValues> Allowed = new Dictionary<string, AllowedValues>
    {
        [Fields.StemStride] = AllowedValues.OneOf(1, 2),
        [Fields.StemFilters] = StageField.Filters,
        [Fields.HeadFilters] = StageField.Filters,
    }.Concat(StageField.Common.ToDictionary(field => field.Name, field => field.Allowed)).ToFrozenDictionary();

    /// <summary>The rule that a value of the network or a field of every stage breaks; null when it breaks none.</summary>
    public static string? Broken(string field, int value) => Broken(Allowed[field], value);

    /// <summary>The rule that a value breaks; null when it breaks none.</summary>
    public static string? Broken(AllowedValues allowed, int value) => allowed.Contains(value) ? null : allowed.Rule;

    /// <summary>Every broken rule; a value of 0 or less is taken as unknown where two stages meet, so that it is reported once.</summary>
    public static IEnumerable<BrokenRule> Check(IReadOnlyList<Stage> stages, int headFilters, int stemStride)
    {
        if (stages.Count is 0 or > MaxStages)
            yield return new(null, Fields.Stages, $"{stages.Count} stages", $"expected 1 to {MaxStages} stages");

        for (var index = 0; index < stages.Count; index++)
        {
            var stage = stages[index];
            foreach (var field in stage.Op.Layout.All)
            {
                if (Broken(field.Allowed, field.Get(stage)) is { } rule)
                    yield return new(index, field.Name, $"{field.Get(stage)}", rule);
            }

            if (stage.SqueezeRatio is { } ratio and not (>= 0.01 and <= 1))
                yield return new(index, Fields.SqueezeRatio, $"{ratio}", "expected 0.01 to 1");

            var (input, before) = (stage.InputFilters, index == 0 ? 0 : stages[index - 1].OutputFilters);
            if (input > 0 && before > 0 && input != before)
                yield return new(index, Fields.Input, $"{input}", $"expected {before}, the output filters of stage {index}");
        }

        if (Broken(Fields.HeadFilters, headFilters) is { } headRule)
            yield return new(null, Fields.HeadFilters, $"{headFilters}", headRule);
        if (Broken(Fields.StemStride, stemStride) is { } strideRule)
            yield return new(null, Fields.StemStride, $"{stemStride}", strideRule);
    }
}
