namespace NasV2.Space;

/// <summary>A whole number of a stage: its name and token in texts, the values that it may have, and where a stage holds it.</summary>
internal sealed record StageField(string Name, string Token, AllowedValues Allowed, string Description, Func<Stage, int> Get)
{
    /// <summary>What a number of filters may be.</summary>
    public static AllowedValues Filters { get; } = AllowedValues.Range(1, ArchitectureRules.MaxFilters);

    /// <summary>The fields that every stage has, in the order of the canonical string.</summary>
    public static StageField[] Common { get; } =
    [
        new(Fields.Layers, "r", AllowedValues.Range(1, 200), "The number of blocks.", stage => stage.Repeats),
        new(Fields.Kernel, "k", AllowedValues.OneOf(3, 5, 7), "The side of the spatial kernel.", stage => stage.Kernel),
        new(Fields.Stride, "s", AllowedValues.OneOf(1, 2), "The stride of the first block.", stage => stage.Stride),
        new(Fields.Expansion, "e", AllowedValues.Range(1, 16), "Inner filters over input filters.", stage => stage.Expansion),
        new(Fields.Input, "i", Filters, "The filters that enter the first block.", stage => stage.InputFilters),
        new(Fields.Output, "o", Filters, "The filters that leave every block.", stage => stage.OutputFilters),
    ];

    /// <summary>Whether a field that every stage has uses the parameter's name or token.</summary>
    public static bool IsReserved(BlockParameter parameter) =>
        parameter.Name is Fields.Op or Fields.SqueezeRatio || parameter.Token is StageString.OpToken or StageString.SqueezeToken
        || Common.Any(field => field.Name == parameter.Name || field.Token == parameter.Token);
}
