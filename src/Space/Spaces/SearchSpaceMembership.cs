namespace NasV2.Space;

/// <summary>Tells why an architecture is not in a search space.</summary>
internal static class SearchSpaceMembership
{
    /// <summary>The first difference, or null for a member.</summary>
    public static string? Explain(SearchSpaceDefinition space, Architecture architecture)
    {
        if (architecture.Stages.Length != space.Stages.Length)
            return $"it has {architecture.Stages.Length} stages and not {space.Stages.Length}";
        var network = new[]
        {
            Differs(Fields.StemFilters, architecture.StemFilters, [space.StemFilters]),
            Differs(Fields.StemStride, architecture.StemStride, [space.StemStride]),
            Differs(Fields.HeadFilters, architecture.HeadFilters, [space.HeadFilters]),
        };
        return network
            .Concat(architecture.Stages.SelectMany((stage, index) => Differences(stage, space.Stages[index], $"stage {index + 1}, ")))
            .FirstOrDefault(difference => difference is not null);
    }

    private static IEnumerable<string?> Differences(Stage stage, StageChoices choices, string place) =>
    [
        Differs(place + Fields.Op, stage.Op, choices.Ops),
        Differs(place + Fields.Layers, stage.Repeats, choices.Layers),
        Differs(place + Fields.Kernel, stage.Kernel, choices.Kernels),
        Differs(place + Fields.Expansion, stage.Expansion, choices.Expansions),
        Differs(place + Fields.Stride, stage.Stride, [choices.Stride]),
        Differs(place + Fields.Output, stage.OutputFilters, [choices.OutputFilters]),
        Differs(place + Fields.SqueezeRatio, stage.SqueezeRatio, [stage.Op.SqueezeRatio]),
        .. stage.Op.Layout.Own.Zip(choices.Parameters, (field, options) => Differs(place + field.Name, field.Get(stage), options)),
    ];

    private static string? Differs<T>(string field, T value, IReadOnlyList<T> options) =>
        options.Contains(value) ? null : $"{field} is {Show(value)} and not {string.Join(" or ", options.Select(Show))}";

    private static string Show<T>(T value) => value?.ToString() ?? "none";
}
