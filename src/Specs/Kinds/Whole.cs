using System.Numerics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NasV2.Specs;

/// <summary>A whole number of a range.</summary>
internal sealed class Whole<TNumber>(TNumber least, TNumber most) : IValueKind<TNumber>
    where TNumber : struct, IBinaryInteger<TNumber>
{
    private readonly long _least = long.CreateChecked(least);
    private readonly long _most = long.CreateChecked(most);

    public string Expected(SpecVocabulary vocabulary) => $"expected a whole number from {_least} to {_most}";

    public bool TryRead(Place place, out TNumber value)
    {
        var given = place.Node is YamlScalar { Type: ScalarType.Whole } scalar ? CoreSchema.Whole(scalar.Text) : null;
        if (given is { } whole && whole >= _least && whole <= _most)
        {
            value = TNumber.CreateChecked(whole);
            return true;
        }

        place.Refuse(Expected(place.Reading.Vocabulary));
        value = default;
        return false;
    }

    public void Write(Utf8JsonWriter json, TNumber value) => json.WriteNumberValue(long.CreateChecked(value));

    public JsonObject Describe(SpecVocabulary vocabulary) => new() { ["type"] = "integer", ["minimum"] = _least, ["maximum"] = _most };
}
