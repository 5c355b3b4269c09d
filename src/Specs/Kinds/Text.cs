using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace NasV2.Specs;

/// <summary>Text of which all matches a pattern.</summary>
/// <param name="pattern">A pattern that means the same in .NET and in a JSON schema.</param>
/// <param name="meaning">The pattern in words.</param>
internal sealed class Text(string pattern, string meaning) : IValueKind<string>
{
    private readonly Regex _pattern = new(pattern, RegexOptions.CultureInvariant);

    public string Expected(SpecVocabulary vocabulary) => $"expected {meaning}";

    public bool TryRead(Place place, [MaybeNullWhen(false)] out string value)
    {
        value = place.Node is YamlScalar { Type: ScalarType.Text } scalar && IsMatch(scalar.Text) ? scalar.Text : null;
        if (value is not null)
            return true;
        place.Refuse(Expected(place.Reading.Vocabulary));
        return false;
    }

    public void Write(Utf8JsonWriter json, string value) => json.WriteStringValue(value);

    public JsonObject Describe(SpecVocabulary vocabulary) => new() { ["type"] = "string", ["pattern"] = pattern };

    // The length is compared because .NET's $ lets a final line break pass, which a JSON schema's does not.
    private bool IsMatch(string text) => _pattern.Match(text) is { Success: true } match && match.Length == text.Length;
}
