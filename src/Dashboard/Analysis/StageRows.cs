using NasV2.Api.V1;

namespace NasV2.Dashboard.Analysis;

/// <summary>One row of a comparison: a field of a stage, with the value in each network.</summary>
/// <param name="Stage">The stage, from 0.</param>
/// <param name="Field">The field, such as "kernel".</param>
/// <param name="Values">By network; empty where it lacks the stage.</param>
public sealed record StageRow(int Stage, string Field, IReadOnlyList<string> Values)
{
    /// <summary>Whether not all networks agree.</summary>
    public bool Differs => Values.Distinct().Skip(1).Any();

    /// <summary>Every field of every stage.</summary>
    internal static IEnumerable<StageRow> Create(IReadOnlyList<Architecture> networks)
    {
        var stages = networks.Select(network => network.Parts.Select(part => part.Stage).Where(stage => stage is not null).ToList())
            .ToList();
        var most = stages.Count == 0 ? 0 : stages.Max(list => list.Count);
        return
            from stage in Enumerable.Range(0, most)
            from field in StageFields.Select(stages.SelectMany(list => list.Skip(stage).Take(1)))
            select new StageRow(stage, field.Name, [.. stages.Select(list => stage < list.Count ? field.Value(list[stage]) : "")]);
    }
}
