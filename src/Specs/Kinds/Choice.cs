using System.Text.Json;
using System.Text.Json.Nodes;

namespace NasV2.Specs;

/// <summary>One of a fixed set of values, each under its name in documents.</summary>
internal sealed class Choice<TValue>(IReadOnlyDictionary<string, TValue> values) : IValueKind<TValue>
    where TValue : struct
{
    public string Expected(SpecVocabulary vocabulary) => $"expected one of: {string.Join(", ", values.Keys)}";

    public bool TryRead(Place place, out TValue value)
    {
        value = default;
        if (place.Node is YamlScalar { Type: ScalarType.Text } scalar && values.TryGetValue(scalar.Text, out value))
            return true;
        place.Refuse(Expected(place.Reading.Vocabulary));
        return false;
    }

    public void Write(Utf8JsonWriter json, TValue value) => json.WriteStringValue(NameOf(value));

    public JsonObject Describe(SpecVocabulary vocabulary) => new() { ["type"] = "string", ["enum"] = new JsonArray([.. values.Keys]) };

    private string NameOf(TValue value) => values.First(pair => EqualityComparer<TValue>.Default.Equals(pair.Value, value)).Key;
}
