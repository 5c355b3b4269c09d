using System.ComponentModel.DataAnnotations;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NasV2.Specs;

/// <summary>A whole number of a range.</summary>
/// <param name="type">The property's type.</param>
/// <param name="range">The least and the greatest number.</param>
internal sealed class IntegerField(Type type, RangeAttribute range) : IFieldType
{
    private readonly long _min = Convert.ToInt64(range.Minimum, CultureInfo.InvariantCulture);
    private readonly long _max = Convert.ToInt64(range.Maximum, CultureInfo.InvariantCulture);

    public string Expected(SpecVocabulary vocabulary) => $"expected a whole number from {_min} to {_max}";

    public bool TryRead(NodeContext node, [NotNullWhen(true)] out object? value)
    {
        var given = node.Node is YamlScalar { Type: ScalarType.Integer } scalar ? CoreSchema.Integer(scalar.Text) : null;
        value = given >= _min && given <= _max ? Convert.ChangeType(given.Value, type, CultureInfo.InvariantCulture) : null;
        if (value is null)
            node.AddError(Expected(node.Context.Vocabulary));
        return value is not null;
    }

    public void Write(Utf8JsonWriter json, object value, FieldNames names) =>
        json.WriteNumberValue(Convert.ToInt64(value, CultureInfo.InvariantCulture));

    public JsonObject Describe(SpecVocabulary vocabulary) => new() { ["type"] = "integer", ["minimum"] = _min, ["maximum"] = _max };
}
