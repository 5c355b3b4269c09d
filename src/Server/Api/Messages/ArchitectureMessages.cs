using NasV2.Space;
using Proto = NasV2.Api.V1;

namespace NasV2.Server.Api.Messages;

/// <summary>Networks as messages.</summary>
internal static class ArchitectureMessages
{
    private static readonly Dictionary<string, string> Names =
        NamedArchitectures.All.Values.ToDictionary(named => named.Architecture.Canonical, named => named.Name, StringComparer.Ordinal);

    public static Proto.Architecture ToProto(Architecture architecture, int resolution, int classes, int imageChannels = 3) =>
        ToProto(architecture, Complexity.Compute(architecture, resolution, classes, imageChannels), resolution, classes);

    public static Proto.FamilyMember ToProto(FamilyMember member, int classes) => new()
    {
        Name = member.Name,
        Architecture = ToProto(member.Architecture, member.Complexity, member.EvalResolution, classes),
        TrainResolution = member.TrainResolution,
        Width = member.Width,
        Depth = member.Depth,
    };

    public static Proto.Difference ToProto(ArchitectureDifference difference) => new()
    {
        Stage = difference.Stage,
        Field = difference.Field,
        Values = { difference.Values },
    };

    private static Proto.Architecture ToProto(Architecture architecture, Complexity complexity, int resolution, int classes)
    {
        var message = new Proto.Architecture
        {
            Canonical = architecture.Canonical,
            Name = Names.GetValueOrDefault(architecture.Canonical, ""),
            Resolution = resolution,
            Classes = classes,
            Parameters = complexity.Parameters,
            Macs = complexity.Macs,
            Activations = complexity.Activations,
            Parts = { complexity.Rows.Zip(LayerText.Describe(architecture), ToProto) },
            Json = ArchitectureJson.Write(architecture),
        };
        foreach (var (index, stage) in architecture.Stages.Index())
            message.Parts[index + 1].Stage = ToProto(stage);
        return message;
    }

    private static Proto.ArchitecturePart ToProto(ComplexityRow row, string layer) => new()
    {
        Name = row.Part,
        Layer = layer,
        Layers = row.Layers,
        Filters = row.OutputFilters,
        Size = row.OutputSize,
        Parameters = row.Cost.Parameters,
        Macs = row.Cost.Macs,
    };

    private static Proto.Stage ToProto(Stage stage) => new()
    {
        Op = stage.Op.Name,
        Label = stage.Op.Label,
        Parameters =
        {
            stage.Op.Parameters.Select((own, index) => new Proto.StageParameter { Name = own.Name, Value = stage.Parameters[index] }),
        },
        Layers = stage.Repeats,
        Kernel = stage.Kernel,
        Stride = stage.Stride,
        Expansion = stage.Expansion,
        InputFilters = stage.InputFilters,
        OutputFilters = stage.OutputFilters,
        SqueezeRatio = stage.SqueezeRatio ?? 0,
    };
}
