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
    /// <exception cref="SpaceFormatException">The text breaks a rule; the exception lists all problems.</exception>
    public static Architecture Read(string json)
    {
        var problems = new ProblemList();
        var root = JsonFields.Document(json, problems, Fields.Canonical, Fields.Stem, Fields.Stages, Fields.Head);
        var architecture = root is null ? null : Read(root, problems);
        problems.ThrowIfAny("The architecture");
        return architecture!;
    }

    private static Architecture? Read(JsonFields root, ProblemList problems)
    {
        var stages = root.Sections(
            Fields.Stages,
            Fields.Op, Fields.Layers, Fields.Kernel, Fields.Stride, Fields.Expansion, Fields.Input, Fields.Output, Fields.SqueezeRatio);
        var read = stages.Select(ReadStage).ToList();
        var stem = root.Section(Fields.Stem, required: false, Fields.Filters, Fields.Stride);
        var head = root.Section(Fields.Head, required: false, Fields.Filters);
        var stemStride = stem?.Whole(Fields.Stride, Architecture.DefaultStemStride) ?? Architecture.DefaultStemStride;
        var headFilters = head?.Whole(Fields.Filters, Architecture.DefaultHeadFilters) ?? Architecture.DefaultHeadFilters;

        foreach (var broken in ArchitectureRules.Check(read, headFilters, stemStride))
            problems.Add(broken.Path, broken.Value, broken.Rule);
        if (read is [{ InputFilters: > 0 and var input }, ..] && stem?.Whole(Fields.Filters, input) is { } filters && filters != input)
            stem.Report(Fields.Filters, $"{filters}", $"must be {input}, the input filters of the first stage");
        if (problems.Any)
            return null;

        var architecture = new Architecture(read, headFilters, stemStride);
        if (root.Text(Fields.Canonical, required: false) is { } canonical && canonical != architecture.Canonical)
            root.Report(Fields.Canonical, $"\"{canonical}\"", $"must be \"{architecture.Canonical}\", which the other fields describe");
        return architecture;
    }

    private static Stage ReadStage(JsonFields? fields) => fields is null ? new(default, 0, 0, 0, 0, 0, 0, null) : new(
        fields.Word(Fields.Op, BlockOps.ByName) ?? default,
        fields.Whole(Fields.Layers),
        fields.Whole(Fields.Kernel),
        fields.Whole(Fields.Stride),
        fields.Whole(Fields.Expansion),
        fields.Whole(Fields.Input),
        fields.Whole(Fields.Output),
        fields.Number(Fields.SqueezeRatio));

    private static JsonObject WriteStage(Stage stage)
    {
        var json = new JsonObject
        {
            [Fields.Op] = BlockOps.All[stage.Op].Name,
            [Fields.Layers] = stage.Repeats,
            [Fields.Kernel] = stage.Kernel,
            [Fields.Stride] = stage.Stride,
            [Fields.Expansion] = stage.Expansion,
            [Fields.Input] = stage.InputFilters,
            [Fields.Output] = stage.OutputFilters,
        };
        if (stage.SqueezeRatio is { } ratio)
            json[Fields.SqueezeRatio] = ratio;
        return json;
    }
}
