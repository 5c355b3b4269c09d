using System.Text.Json;
using System.Text.Json.Nodes;

namespace NasV2.Specs;

/// <summary>A number of a range.</summary>
internal sealed class Number(double least, double most) : IValueKind<double>
{
    public string Expected(SpecVocabulary vocabulary) => $"expected a number from {least} to {most}";

    public bool TryRead(Place place, out double value)
    {
        value = place.Node is YamlScalar { Type: ScalarType.Whole or ScalarType.Number } scalar
            ? CoreSchema.Number(scalar.Text)
            : double.NaN;
        if (value >= least && value <= most)
            return true;
        place.Refuse(Expected(place.Reading.Vocabulary));
        return false;
    }

    public void Write(Utf8JsonWriter json, double value) => json.WriteNumberValue(value);

    public JsonObject Describe(SpecVocabulary vocabulary) => new() { ["type"] = "number", ["minimum"] = least, ["maximum"] = most };
}
