using System.ComponentModel.DataAnnotations;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace NasV2.Specs;

/// <summary>Text of which all matches a pattern.</summary>
/// <param name="rule">A pattern that means the same in .NET and in a JSON schema, and as its message the pattern in words.</param>
internal sealed class TextField(RegularExpressionAttribute rule) : IFieldType
{
    private readonly Regex _pattern = new(rule.Pattern, RegexOptions.CultureInvariant);

    public string Expected(SpecVocabulary vocabulary) => $"expected {rule.ErrorMessage}";

    public bool TryRead(NodeContext node, [NotNullWhen(true)] out object? value)
    {
        value = node.Node is YamlScalar { Type: ScalarType.Text } scalar && IsMatch(scalar.Text) ? scalar.Text : null;
        if (value is null)
            node.AddError(Expected(node.Context.Vocabulary));
        return value is not null;
    }

    public void Write(Utf8JsonWriter json, object value, FieldNames names) => json.WriteStringValue((string)value);

    public JsonObject Describe(SpecVocabulary vocabulary) => new() { ["type"] = "string", ["pattern"] = rule.Pattern };

    // The length is compared because .NET's $ accepts a final line break, which a JSON schema's does not.
    private bool IsMatch(string text) => _pattern.Match(text) is { Success: true } match && match.Length == text.Length;
}
