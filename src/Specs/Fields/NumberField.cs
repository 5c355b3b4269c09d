using System.ComponentModel.DataAnnotations;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NasV2.Specs;

/// <summary>A number of a range.</summary>
internal sealed class NumberField(RangeAttribute range) : IFieldType
{
    private readonly double _min = Convert.ToDouble(range.Minimum, CultureInfo.InvariantCulture);
    private readonly double _max = Convert.ToDouble(range.Maximum, CultureInfo.InvariantCulture);

    public string Expected(SpecVocabulary vocabulary) => $"expected a number from {_min} to {_max}";

    public bool TryRead(NodeContext node, [NotNullWhen(true)] out object? value)
    {
        var given = node.Node is YamlScalar { Type: ScalarType.Integer or ScalarType.Number } scalar
            ? CoreSchema.Number(scalar.Text)
            : double.NaN;
        value = given >= _min && given <= _max ? given : null;
        if (value is null)
            node.AddError(Expected(node.Context.Vocabulary));
        return value is not null;
    }

    public void Write(Utf8JsonWriter json, object value, FieldNames names) => json.WriteNumberValue((double)value);

    public JsonObject Describe(SpecVocabulary vocabulary) => new() { ["type"] = "number", ["minimum"] = _min, ["maximum"] = _max };
}
