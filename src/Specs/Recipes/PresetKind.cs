using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NasV2.Specs;

/// <summary>The name of a recipe that ships, in the place of all its values.</summary>
internal sealed class PresetKind : IValueKind<Recipe>
{
    public string Expected(SpecVocabulary vocabulary) => $"expected one of: {string.Join(", ", RecipePresets.Names)}";

    public bool TryRead(Place place, [MaybeNullWhen(false)] out Recipe value)
    {
        value = null;
        if (place.Node is YamlScalar { Type: ScalarType.Text } name && RecipePresets.Documents.TryGetValue(name.Text, out var document))
            value = new RecipeReader(SpecVocabulary.Any).Read(document, name.Text);
        else
            place.Refuse(Expected(place.Reading.Vocabulary));
        return value is not null;
    }

    public void Write(Utf8JsonWriter json, Recipe value) =>
        throw new NotSupportedException("A recipe is written value by value and never by a preset's name.");

    public JsonObject Describe(SpecVocabulary vocabulary) => new() { ["enum"] = new JsonArray([.. RecipePresets.Names]) };
}
