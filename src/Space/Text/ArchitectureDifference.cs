namespace NasV2.Space;

/// <summary>One field of a stage in which networks differ.</summary>
/// <param name="Stage">The stage, from 0.</param>
/// <param name="Field">The field, such as <c>kernel</c>; <c>stage</c> where some networks lack the stage.</param>
/// <param name="Values">The value in each network, as text; empty where it lacks the stage.</param>
public sealed record ArchitectureDifference(int Stage, string Field, IReadOnlyList<string> Values)
{
    private static readonly (string Name, Func<Stage, object?> Value)[] StageFields =
    [
        (Fields.Op, stage => BlockOps.All[stage.Op].Name),
        (Fields.Layers, stage => stage.Repeats),
        (Fields.Kernel, stage => stage.Kernel),
        (Fields.Expansion, stage => stage.Expansion),
        (Fields.Stride, stage => stage.Stride),
        (Fields.Output, stage => stage.OutputFilters),
        (Fields.SqueezeRatio, stage => stage.SqueezeRatio ?? 0),
    ];

    /// <summary>Where networks differ, by stage.</summary>
    public static IReadOnlyList<ArchitectureDifference> Between(IReadOnlyList<Architecture> networks) =>
    [
        .. Enumerable.Range(0, networks.Max(network => network.Stages.Length))
            .SelectMany(stage => InStage(stage, [.. networks.Select(network => network.Stages.ElementAtOrDefault(stage))])),
    ];

    private static IEnumerable<ArchitectureDifference> InStage(int index, IReadOnlyList<Stage?> stages)
    {
        if (stages.Contains(null))
            return [new(index, "stage", [.. stages.Select(stage => stage is null ? "" : StageString.Write(stage))])];
        return StageFields
            .Select(field => new ArchitectureDifference(
                index, field.Name, [.. stages.Select(stage => FormattableString.Invariant($"{field.Value(stage!)}"))]))
            .Where(difference => difference.Values.Distinct().Count() > 1);
    }
}
