using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NasV2.Space;

/// <summary>Search spaces as JSON, in the form that docs/schemas/search-space.schema.json describes.</summary>
public static class SearchSpaceJson
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>The search space as indented JSON.</summary>
    public static string Write(SearchSpace space) => ToJsonObject(space).ToJsonString(Indented);

    /// <summary>The search space as a JSON object.</summary>
    public static JsonObject ToJsonObject(SearchSpace space) => new()
    {
        [Fields.Name] = space.Name,
        [Fields.Description] = space.Description,
        [Fields.Stem] = new JsonObject { [Fields.Filters] = space.StemFilters, [Fields.Stride] = space.StemStride },
        [Fields.Stages] = new JsonArray([.. space.Stages.Select(WriteStage)]),
        [Fields.Head] = new JsonObject { [Fields.Filters] = space.HeadFilters },
        [Fields.Reference] = space.Reference.Canonical,
        [Fields.ProxyResolution] = space.ProxyResolution,
    };

    /// <summary>Reads what <see cref="Write"/> writes; <c>description</c>, <c>head</c> and <c>stem.stride</c> have defaults.</summary>
    /// <param name="json">The text.</param>
    /// <param name="ops">The operators that it may name; <see cref="BlockOps.Default"/> where null.</param>
    /// <exception cref="SpaceFormatException">The text breaks a rule; the exception lists all problems.</exception>
    public static SearchSpace Read(string json, BlockOps? ops = null)
    {
        var problems = new ProblemList();
        var root = JsonDocumentNode.Parse(json, problems);
        problems.ThrowIfAny(SearchSpaceReader.Subject);
        return SearchSpaceReader.Read(root!, ops);
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
