using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;
using NasV2.Space;

namespace NasV2.Specs;

/// <summary>A search space: a preset's name or the space itself, whose rules are those of <see cref="SearchSpaceReader"/>.</summary>
internal sealed class SpaceField : IFieldType
{
    private static readonly string[] Presets = [.. SearchSpaces.All.Keys.Order(StringComparer.Ordinal)];

    public string Expected(SpecVocabulary vocabulary) => $"expected one of: {string.Join(", ", Presets)}; or a search space of your own";

    public bool TryRead(NodeContext node, [NotNullWhen(true)] out object? value)
    {
        value = null;
        if (node.Node is YamlMapping mapping)
            return TryReadInline(node, mapping, out value);
        if (node.Node is YamlScalar { Type: ScalarType.Text } preset && Presets.Contains(preset.Text))
        {
            value = SearchSpaces.All[preset.Text];
            return true;
        }

        node.AddError(Expected(node.Context.Vocabulary));
        return false;
    }

    public void Write(Utf8JsonWriter json, object value, FieldNames names) =>
        SearchSpaceJson.ToJsonObject((SearchSpace)value).WriteTo(json);

    public JsonObject Describe(SpecVocabulary vocabulary) => new()
    {
        ["anyOf"] = new JsonArray(
            new JsonObject { ["enum"] = new JsonArray([.. Presets]) },
            new JsonObject { ["$ref"] = "search-space.schema.json" }),
    };

    private static bool TryReadInline(NodeContext node, YamlMapping mapping, [NotNullWhen(true)] out object? value)
    {
        try
        {
            value = SearchSpaceReader.Read(mapping);
            return true;
        }
        catch (SpaceFormatException exception)
        {
            foreach (var problem in exception.Problems)
                node.Context.Add(problem with { Field = node.PathOf(problem.Field), Line = problem.Line ?? node.Line });
            value = null;
            return false;
        }
    }
}
