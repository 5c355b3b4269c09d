using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NasV2.Space;

/// <summary>Search spaces as JSON, in the form that docs/schemas/search-space.schema.json describes.</summary>
public static class SearchSpaceJson
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>The search space as an indented JSON object.</summary>
    public static string Write(SearchSpace space) => new JsonObject
    {
        [Fields.Name] = space.Name,
        [Fields.Description] = space.Description,
        [Fields.Stem] = new JsonObject { [Fields.Filters] = space.StemFilters, [Fields.Stride] = space.StemStride },
        [Fields.Stages] = new JsonArray([.. space.Stages.Select(WriteStage)]),
        [Fields.Head] = new JsonObject { [Fields.Filters] = space.HeadFilters },
        [Fields.Reference] = space.Reference.Canonical,
        [Fields.ProxyResolution] = space.ProxyResolution,
    }.ToJsonString(Indented);

    /// <summary>Reads what <see cref="Write"/> writes; <c>description</c>, <c>head</c> and <c>stem.stride</c> have defaults.</summary>
    /// <param name="json">The text.</param>
    /// <param name="ops">The operators that it may name; <see cref="BlockOps.Default"/> where null.</param>
    /// <exception cref="SpaceFormatException">The text breaks a rule; the exception lists all problems.</exception>
    public static SearchSpace Read(string json, BlockOps? ops = null)
    {
        var problems = new ProblemList();
        var root = JsonFields.Document(
            json,
            problems,
            Fields.Name, Fields.Description, Fields.Stem, Fields.Stages, Fields.Head, Fields.Reference, Fields.ProxyResolution);
        var definition = root is null ? null : Read(root, ops ?? BlockOps.Default);
        foreach (var problem in definition is null ? [] : SearchSpaceRules.Check(definition))
            problems.Add(problem.Field, problem.Value, problem.Rule);
        problems.ThrowIfAny("The search space");
        return new(definition!);
    }

    private static SearchSpaceDefinition Read(JsonFields root, BlockOps ops)
    {
        var stem = root.Section(Fields.Stem, required: true, Fields.Filters, Fields.Stride);
        var head = root.Section(Fields.Head, required: false, Fields.Filters);
        string[] known =
        [
            Fields.Ops, Fields.Layers, Fields.Kernels, Fields.Expansions, Fields.Stride, Fields.Output,
            .. ops.Parameters.Select(parameter => parameter.ListName),
        ];
        var stages = root.Sections(Fields.Stages, known);
        return new()
        {
            Name = root.Text(Fields.Name, required: true) ?? "",
            Description = root.Text(Fields.Description, required: false) ?? "",
            StemFilters = stem?.Whole(Fields.Filters) ?? 0,
            StemStride = stem?.Whole(Fields.Stride, Architecture.DefaultStemStride) ?? Architecture.DefaultStemStride,
            Stages = [.. stages.Select(fields => ReadStage(fields, ops))],
            HeadFilters = head?.Whole(Fields.Filters, Architecture.DefaultHeadFilters) ?? Architecture.DefaultHeadFilters,
            Reference = ReadReference(root, ops),
            ProxyResolution = root.Whole(Fields.ProxyResolution),
        };
    }

    private static StageChoices ReadStage(JsonFields? fields, BlockOps ops)
    {
        if (fields is null)
            return new([], [], [], [], 0, 0);
        var chosen = fields.WordList(Fields.Ops, ops.ByName);
        var own = chosen.Length == 0 ? [] : chosen[0].Parameters;
        fields.RefuseAll(
            ops.Parameters.Except(own).Select(parameter => parameter.ListName),
            "expected no value: the operators of the stage have no such parameter");
        return new(
            chosen,
            fields.WholeList(Fields.Layers),
            fields.WholeList(Fields.Kernels),
            fields.WholeList(Fields.Expansions),
            fields.Whole(Fields.Stride),
            fields.Whole(Fields.Output))
        {
            Parameters = [.. own.Select(parameter => fields.WholeList(parameter.ListName))],
        };
    }

    /// <returns>Null only where a problem was reported.</returns>
    private static Architecture ReadReference(JsonFields root, BlockOps ops)
    {
        if (root.Text(Fields.Reference, required: true) is not { } text)
            return null!;
        if (!Architecture.TryParse(text, out var reference, out var error, ops))
            root.Report(Fields.Reference, $"\"{text}\"", $"expected an architecture string: {error.TrimEnd('.')}");
        return reference!;
    }

    private static JsonObject WriteStage(StageChoices stage)
    {
        var json = new JsonObject
        {
            [Fields.Ops] = new JsonArray([.. stage.Ops.Select(op => JsonValue.Create(op.Name))]),
            [Fields.Layers] = Numbers(stage.Layers),
            [Fields.Kernels] = Numbers(stage.Kernels),
            [Fields.Expansions] = Numbers(stage.Expansions),
        };
        foreach (var (parameter, options) in stage.Ops[0].Parameters.Zip(stage.Parameters))
            json[parameter.ListName] = Numbers(options);
        json[Fields.Stride] = stage.Stride;
        json[Fields.Output] = stage.OutputFilters;
        return json;
    }

    private static JsonArray Numbers(ImmutableArray<int> values) => new([.. values.Select(value => JsonValue.Create(value))]);
}
