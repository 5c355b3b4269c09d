using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NasV2.Specs;

/// <summary>One of the names that the host knows, or any name where it does not say.</summary>
internal sealed class KnownName(Func<SpecVocabulary, IReadOnlyCollection<string>?> names) : IValueKind<string>
{
    public string Expected(SpecVocabulary vocabulary) =>
        Known(vocabulary) is { } known ? $"expected one of: {string.Join(", ", known)}" : "expected a name";

    public bool TryRead(Place place, [MaybeNullWhen(false)] out string value)
    {
        value = place.Node is YamlScalar { Type: ScalarType.Text, Text: { Length: > 0 } name } && IsKnown(name, place.Reading.Vocabulary)
            ? name
            : null;
        if (value is not null)
            return true;
        place.Refuse(Expected(place.Reading.Vocabulary));
        return false;
    }

    public void Write(Utf8JsonWriter json, string value) => json.WriteStringValue(value);

    public JsonObject Describe(SpecVocabulary vocabulary)
    {
        var schema = new JsonObject { ["type"] = "string", ["minLength"] = 1 };
        if (Known(vocabulary) is { } known)
            schema["enum"] = new JsonArray([.. known]);
        return schema;
    }

    private bool IsKnown(string name, SpecVocabulary vocabulary) => names(vocabulary)?.Contains(name) ?? true;

    private IReadOnlyList<string>? Known(SpecVocabulary vocabulary) =>
        names(vocabulary) is { } known ? [.. known.Order(StringComparer.Ordinal)] : null;
}
