using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NasV2.Space;

/// <summary>The part of the JSON schemas that depends on the operators: a stage of an architecture and of a search space.</summary>
public static class BlockSchema
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The schema (draft-07) as indented JSON; of the default catalog it is docs/schemas/blocks.schema.json.</summary>
    public static string Write(BlockOps ops)
    {
        ArgumentNullException.ThrowIfNull(ops);
        return new JsonObject
        {
            ["$schema"] = "http://json-schema.org/draft-07/schema#",
            ["title"] = "Blocks",
            ["description"] = "The block operators and their parameters, for the schemas of architectures and search spaces.",
            ["definitions"] = new JsonObject { ["stage"] = Stage(ops), ["stageChoices"] = StageChoices(ops) },
        }.ToJsonString(Readable) + "\n";
    }

    private static JsonObject Stage(BlockOps ops)
    {
        var properties = new JsonObject { [Fields.Op] = Described("The block operator.", Names(ops)) };
        foreach (var field in StageField.Common)
            properties[field.Name] = Described(field.Description, field.Allowed.Schema());
        properties[Fields.SqueezeRatio] = Described(
            "Squeezed filters over block input filters; absent or null for no squeeze-and-excitation.",
            new() { ["type"] = new JsonArray("number", "null"), ["minimum"] = 0.01, ["maximum"] = 1 });
        foreach (var parameter in ops.Parameters)
            properties[parameter.Name] = Described(DescriptionOf(parameter, ops), AllowedValues.OneOf([.. parameter.Values]).Schema());
        return Object([Fields.Op, .. StageField.Common.Select(field => field.Name)], properties);
    }

    private static JsonObject StageChoices(BlockOps ops)
    {
        var properties = new JsonObject
        {
            [Fields.Ops] =
                List("The block operators to choose from; operators with different parameters cannot share a stage.", Names(ops)),
            [Fields.Layers] = ListOf(Fields.Layers),
            [Fields.Kernels] = ListOf(Fields.Kernel),
            [Fields.Expansions] = ListOf(Fields.Expansion),
            [Fields.Stride] = One(Fields.Stride),
            [Fields.Output] = One(Fields.Output),
        };
        foreach (var parameter in ops.Parameters)
            properties[parameter.ListName] = List(DescriptionOf(parameter, ops), AllowedValues.OneOf([.. parameter.Values]).Schema());
        return Object([Fields.Ops, Fields.Layers, Fields.Kernels, Fields.Expansions, Fields.Stride, Fields.Output], properties);
    }

    private static JsonObject One(string field) => Described(Common(field).Description, Common(field).Allowed.Schema());

    private static JsonObject ListOf(string field) => List(Common(field).Description, Common(field).Allowed.Schema());

    private static StageField Common(string name) => StageField.Common.First(field => field.Name == name);

    private static string DescriptionOf(BlockParameter parameter, BlockOps ops) =>
        $"{parameter.Description} Of {string.Join(", ", ops.All.Where(op => op.Parameters.Contains(parameter)))} alone.";

    private static JsonObject Names(BlockOps ops) => new()
    {
        ["type"] = "string",
        ["enum"] = new JsonArray([.. ops.All.Select(op => JsonValue.Create(op.Name))]),
    };

    private static JsonObject List(string description, JsonObject items) => new()
    {
        ["description"] = description,
        ["type"] = "array",
        ["minItems"] = 1,
        ["uniqueItems"] = true,
        ["items"] = items,
    };

    private static JsonObject Described(string description, JsonObject schema)
    {
        schema.Insert(0, "description", description);
        return schema;
    }

    private static JsonObject Object(IEnumerable<string> required, JsonObject properties) => new()
    {
        ["type"] = "object",
        ["additionalProperties"] = false,
        ["required"] = new JsonArray([.. required.Select(name => JsonValue.Create(name))]),
        ["properties"] = properties,
    };
}
