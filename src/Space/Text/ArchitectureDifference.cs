namespace NasV2.Space;

/// <summary>One field of a stage in which networks differ.</summary>
/// <param name="Stage">The stage, from 0.</param>
/// <param name="Field">The field, such as <c>kernel</c>; <c>stage</c> where some networks lack the stage.</param>
/// <param name="Values">The value in each network, as text; empty where it lacks the stage.</param>
public sealed record ArchitectureDifference(int Stage, string Field, IReadOnlyList<string> Values)
{
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
        return FieldsOf(stages!)
            .Select(field => new ArchitectureDifference(index, field.Name, [.. stages.Select(stage => field.Value(stage!))]))
            .Where(difference => difference.Values.Distinct().Count() > 1);
    }

    private static IEnumerable<(string Name, Func<Stage, string> Value)> FieldsOf(IReadOnlyList<Stage> stages)
    {
        yield return (Fields.Op, stage => stage.Op.Name);
        foreach (var field in StageField.Common.Where(field => field.Name != Fields.Input))
            yield return (field.Name, stage => $"{field.Get(stage)}");
        yield return (Fields.SqueezeRatio, stage => FormattableString.Invariant($"{stage.SqueezeRatio ?? 0}"));
        foreach (var name in stages.SelectMany(stage => stage.Op.Layout.Own).Select(field => field.Name).Distinct())
            yield return (name, stage => $"{stage.Op.Layout.Own.FirstOrDefault(field => field.Name == name)?.Get(stage)}");
    }
}
