using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NasV2.Specs;

/// <summary>One of the names that the host knows, or any name where the host does not list them.</summary>
internal sealed class NameField(KnownNamesAttribute known) : IFieldType
{
    public string Expected(SpecVocabulary vocabulary) =>
        vocabulary.Names(known.Vocabulary) is { } names ? $"expected one of: {string.Join(", ", names)}" : "expected a name";

    public bool TryRead(NodeContext node, [NotNullWhen(true)] out object? value)
    {
        value = node.Node is YamlScalar { Type: ScalarType.Text, Text: { Length: > 0 } name } && IsKnown(name, node.Context.Vocabulary)
            ? name
            : null;
        if (value is null)
            node.AddError(Expected(node.Context.Vocabulary));
        return value is not null;
    }

    public void Write(Utf8JsonWriter json, object value, FieldNames names) => json.WriteStringValue((string)value);

    public JsonObject Describe(SpecVocabulary vocabulary)
    {
        var schema = new JsonObject { ["type"] = "string", ["minLength"] = 1 };
        if (vocabulary.Names(known.Vocabulary) is { } names)
            schema["enum"] = new JsonArray([.. names]);
        return schema;
    }

    private bool IsKnown(string name, SpecVocabulary vocabulary) => vocabulary.Names(known.Vocabulary)?.Contains(name) ?? true;
}
