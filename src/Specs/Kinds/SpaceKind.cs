using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;
using NasV2.Space;

namespace NasV2.Specs;

/// <summary>A search space: a preset's name or the space itself, whose rules are those of <see cref="SearchSpaceJson"/>.</summary>
internal sealed class SpaceKind : IValueKind<SearchSpace>
{
    private static readonly string[] Presets = [.. SearchSpaces.All.Keys.Order(StringComparer.Ordinal)];

    public string Expected(SpecVocabulary vocabulary) => $"expected one of: {string.Join(", ", Presets)}; or a search space of your own";

    public bool TryRead(Place place, [MaybeNullWhen(false)] out SearchSpace value)
    {
        value = null;
        if (place.Node is YamlMapping mapping)
            return TryReadInline(place, mapping, out value);
        if (place.Node is YamlScalar { Type: ScalarType.Text } preset && Presets.Contains(preset.Text))
        {
            value = SearchSpaces.All[preset.Text];
            return true;
        }

        place.Refuse(Expected(place.Reading.Vocabulary));
        return false;
    }

    public void Write(Utf8JsonWriter json, SearchSpace value) => JsonNode.Parse(SearchSpaceJson.Write(value))!.WriteTo(json);

    public JsonObject Describe(SpecVocabulary vocabulary) => new()
    {
        ["anyOf"] = new JsonArray(
            new JsonObject { ["enum"] = new JsonArray([.. Presets]) },
            new JsonObject { ["$ref"] = "search-space.schema.json" }),
    };

    private static bool TryReadInline(Place place, YamlMapping mapping, [MaybeNullWhen(false)] out SearchSpace value)
    {
        try
        {
            value = SearchSpaceJson.Read(YamlJson.Convert(place));
            return true;
        }
        catch (SpaceFormatException exception)
        {
            foreach (var (field, problem, rule) in exception.Problems)
                place.Reading.Report(new(place.PathOf(field), mapping.LineOf(field) ?? place.Line, problem, rule));
            value = null;
            return false;
        }
    }
}
