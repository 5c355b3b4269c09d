using System.Text.Json;
using System.Text.Json.Nodes;
using NJsonSchema;
using YamlDotNet.Serialization;

namespace NasV2.Specs.Tests;

/// <summary>The published schema and example jobs, as they are copied next to the tests.</summary>
internal static class Published
{
    public static string SchemaPath { get; } = Path.Combine(AppContext.BaseDirectory, "schemas", "job.schema.json");

    private static readonly Lazy<Task<JsonSchema>> Loaded = new(() => JsonSchema.FromFileAsync(SchemaPath));

    public static JsonObject Schema { get; } = JsonNode.Parse(File.ReadAllText(SchemaPath))!.AsObject();

    public static IEnumerable<string> Jobs => Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "jobs"), "*.yaml");

    /// <summary>What the schema says against a JSON document; empty when it is valid.</summary>
    public static async Task<IReadOnlyList<string>> ErrorsOf(string json) =>
        [.. (await Loaded.Value).Validate(json).Select(error => error.ToString())];

    /// <summary>YAML as JSON, by way of YamlDotNet's own reading of types.</summary>
    public static string ToJson(string yaml)
    {
        var document = new DeserializerBuilder().WithAttemptingUnquotedStringTypeDeserialization().Build().Deserialize<object>(yaml);
        return JsonSerializer.Serialize(WithTextKeys(document));
    }

    /// <summary>The paths and schemas of all fields that are not sections.</summary>
    public static IEnumerable<(string Path, JsonObject Schema)> Fields => FieldsOf(Schema, "");

    private static IEnumerable<(string Path, JsonObject Schema)> FieldsOf(JsonObject section, string prefix) =>
        section["properties"]!.AsObject().SelectMany(property =>
        {
            var schema = property.Value!.AsObject();
            return schema.ContainsKey("properties") ? FieldsOf(schema, $"{prefix}{property.Key}.") : [($"{prefix}{property.Key}", schema)];
        });

    private static object WithTextKeys(object value) => value switch
    {
        Dictionary<object, object> mapping => mapping.ToDictionary(pair => (string)pair.Key, pair => WithTextKeys(pair.Value)),
        List<object> items => items.ConvertAll(WithTextKeys),
        _ => value,
    };
}
