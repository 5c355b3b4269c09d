using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace NasV2.Specs;

/// <summary>A member of an enum, by the name that its <see cref="JsonStringEnumMemberNameAttribute"/> gives it.</summary>
internal sealed class EnumField(Type type) : IFieldType
{
    private readonly Dictionary<string, object> _values = type.GetFields(BindingFlags.Public | BindingFlags.Static).ToDictionary(
        member => member.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()?.Name
            ?? JsonNamingPolicy.KebabCaseLower.ConvertName(member.Name),
        member => member.GetValue(null)!);

    public string Expected(SpecVocabulary vocabulary) => $"expected one of: {string.Join(", ", _values.Keys)}";

    public bool TryRead(NodeContext node, [NotNullWhen(true)] out object? value)
    {
        value = null;
        if (node.Node is YamlScalar { Type: ScalarType.Text } scalar && _values.TryGetValue(scalar.Text, out value))
            return true;
        node.AddError(Expected(node.Context.Vocabulary));
        return false;
    }

    public void Write(Utf8JsonWriter json, object value, FieldNames names) =>
        json.WriteStringValue(_values.First(pair => pair.Value.Equals(value)).Key);

    public JsonObject Describe(SpecVocabulary vocabulary) => new() { ["type"] = "string", ["enum"] = new JsonArray([.. _values.Keys]) };
}
