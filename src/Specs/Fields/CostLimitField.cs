using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace NasV2.Specs;

/// <summary>A whole number, or a multiple of the reference's such as <c>0.7x</c>.</summary>
internal sealed partial class CostLimitField : IFieldType
{
    private const long Max = 1_000_000_000_000_000;
    private const string Multiple = @"^[0-9]{1,4}(\.[0-9]{1,6})?x$";

    public string Expected(SpecVocabulary vocabulary) =>
        $"expected a whole number from 1 to {Max}, or a multiple of the reference's such as 0.7x";

    public bool TryRead(NodeContext node, [NotNullWhen(true)] out object? value)
    {
        value = node.Node switch
        {
            YamlScalar { Type: ScalarType.Integer } number when CoreSchema.Integer(number.Text) is { } whole and >= 1 and <= Max =>
                new CostLimit(whole),
            YamlScalar { Type: ScalarType.Text } text when IsMultiple(text.Text) =>
                new CostLimit(double.Parse(text.Text.AsSpan(0, text.Text.Length - 1), CultureInfo.InvariantCulture), IsMultiple: true),
            _ => null,
        };
        if (value is null)
            node.AddError(Expected(node.Context.Vocabulary));
        return value is not null;
    }

    public void Write(Utf8JsonWriter json, object value, FieldNames names)
    {
        var limit = (CostLimit)value;
        if (limit.IsMultiple)
            json.WriteStringValue(limit.ToString());
        else
            json.WriteNumberValue((long)limit.Value);
    }

    public JsonObject Describe(SpecVocabulary vocabulary) => new()
    {
        ["anyOf"] = new JsonArray(
            new JsonObject { ["type"] = "integer", ["minimum"] = 1, ["maximum"] = Max },
            new JsonObject { ["type"] = "string", ["pattern"] = Multiple }),
    };

    // The last character is compared because .NET's $ accepts a final line break, which a JSON schema's does not.
    private static bool IsMultiple(string text) => MultiplePattern().IsMatch(text) && text[^1] == 'x';

    [GeneratedRegex(Multiple, RegexOptions.CultureInvariant)]
    private static partial Regex MultiplePattern();
}
