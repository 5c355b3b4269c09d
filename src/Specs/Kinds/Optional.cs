using System.Text.Json;
using System.Text.Json.Nodes;

namespace NasV2.Specs;

/// <summary>A value type whose absence has a meaning of its own; documents say so by leaving the field out.</summary>
internal sealed class Optional<TValue>(IValueKind<TValue> kind) : IValueKind<TValue?>
    where TValue : struct
{
    public string Expected(SpecVocabulary vocabulary) => kind.Expected(vocabulary);

    public bool TryRead(Place place, out TValue? value)
    {
        var isRead = kind.TryRead(place, out var given);
        value = isRead ? given : null;
        return isRead;
    }

    public void Write(Utf8JsonWriter json, TValue? value) => kind.Write(json, value!.Value);

    public JsonObject Describe(SpecVocabulary vocabulary) => kind.Describe(vocabulary);
}
