using System.Text.Json;
using System.Text.Json.Nodes;

namespace NasV2.Space;

/// <summary>Architectures as JSON, in the form that docs/schemas/architecture.schema.json describes.</summary>
public static class ArchitectureJson
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>The architecture as an indented JSON object.</summary>
    public static string Write(Architecture architecture) => new JsonObject
    {
        [Fields.Canonical] = architecture.Canonical,
        [Fields.Stem] = new JsonObject { [Fields.Filters] = architecture.StemFilters, [Fields.Stride] = architecture.StemStride },
        [Fields.Stages] = new JsonArray([.. architecture.Stages.Select(WriteStage)]),
        [Fields.Head] = new JsonObject { [Fields.Filters] = architecture.HeadFilters },
    }.ToJsonString(Indented);

    /// <summary>
    /// Reads what <see cref="Write"/> writes. Only <c>stages</c> is required; a <c>canonical</c> or <c>stem.filters</c> that is given
    /// must agree with the stages.
    /// </summary>
    /// <param name="json">The text.</param>
    /// <param name="ops">The operators that it may name; <see cref="BlockOps.Default"/> where null.</param>
    /// <exception cref="SpaceFormatException">The text breaks a rule; the exception lists all problems.</exception>
    public static Architecture Read(string json, BlockOps? ops = null)
    {
        var problems = new ProblemList();
        var root = JsonDocumentNode.Parse(json, problems) is { } document
            ? DocumentFields.Document(document, problems, Fields.Canonical, Fields.Stem, Fields.Stages, Fields.Head)
            : null;
        var architecture = root is null ? null : Read(root, ops ?? BlockOps.Default, problems);
        problems.ThrowIfAny("The architecture");
        return architecture!;
    }

    private static Architecture? Read(DocumentFields root, BlockOps ops, ProblemList problems)
    {
        string[] known =
        [
            Fields.Op, .. StageField.Common.Select(field => field.Name), Fields.SqueezeRatio,
            .. ops.Parameters.Select(parameter => parameter.Name),
        ];
        var read = root.Sections(Fields.Stages, known).Select(fields => ReadStage(fields, ops)).ToList();
        var stem = root.Section(Fields.Stem, required: false, Fields.Filters, Fields.Stride);
        var head = root.Section(Fields.Head, required: false, Fields.Filters);
        var stemStride = stem?.Whole(Fields.Stride, Architecture.DefaultStemStride) ?? Architecture.DefaultStemStride;
        var headFilters = head?.Whole(Fields.Filters, Architecture.DefaultHeadFilters) ?? Architecture.DefaultHeadFilters;

        foreach (var broken in ArchitectureRules.Check(read, headFilters, stemStride))
            problems.Add(broken.Path, broken.Value, broken.Rule);
        if (read is [{ InputFilters: > 0 and var input }, ..] && stem?.Whole(Fields.Filters, input) is { } filters && filters != input)
            stem.Report(Fields.Filters, $"{filters}", $"expected {input}, the input filters of the first stage");
        if (problems.Any)
            return null;

        var architecture = new Architecture(read, headFilters, stemStride);
        if (root.Text(Fields.Canonical, required: false) is { } canonical && canonical != architecture.Canonical)
            root.Report(Fields.Canonical, $"\"{canonical}\"", $"expected \"{architecture.Canonical}\", which the other fields describe");
        return architecture;
    }

    private static Stage ReadStage(DocumentFields? fields, BlockOps ops)
    {
        if (fields is null)
            return new(BlockOp.MBConv, 0, 0, 0, 0, 0, 0, null);
        var op = fields.Word(Fields.Op, ops.ByName) ?? BlockOp.MBConv;
        fields.RefuseAll(
            ops.Parameters.Except(op.Parameters).Select(parameter => parameter.Name), $"expected no value: {op} has no such parameter");
        var common = StageField.Common.Select(field => fields.Whole(field.Name)).ToList();
        return new(op, common[0], common[1], common[2], common[3], common[4], common[5], fields.Number(Fields.SqueezeRatio))
        {
            Parameters = new([.. op.Parameters.Select(parameter => fields.Whole(parameter.Name))]),
        };
    }

    private static JsonObject WriteStage(Stage stage)
    {
        var json = new JsonObject { [Fields.Op] = stage.Op.Name };
        foreach (var field in StageField.Common)
            json[field.Name] = field.Get(stage);
        if (stage.SqueezeRatio is { } ratio)
            json[Fields.SqueezeRatio] = ratio;
        foreach (var field in stage.Op.Layout.Own)
            json[field.Name] = field.Get(stage);
        return json;
    }
}
