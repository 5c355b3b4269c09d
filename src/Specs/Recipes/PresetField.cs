using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NasV2.Specs;

/// <summary><c>recipe.preset</c>, which stands for the values of all other fields.</summary>
internal sealed class PresetField() : Field(
    "preset", "Name of a recipe that ships, whose values the other fields change.", new PresetName(), Presence.Preset)
{
    public override SpecSection Read(SpecSection record, NodeContext section, YamlEntry entry)
    {
        var path = section.PathOf(Name);
        section.Context.Mark(path, path, entry.Line);
        return Type.TryRead(new(path, entry.Line, entry.Value, section.Context), out var preset) ? (Recipe)preset : record;
    }

    public override void Write(Utf8JsonWriter json, SpecSection record, FieldNames names)
    {
        // A recipe is written value by value.
    }

    public override JsonValue? DefaultOf(SpecSection template) => null;

    private sealed class PresetName : IFieldType
    {
        public string Expected(SpecVocabulary vocabulary) => $"expected one of: {string.Join(", ", RecipePresets.Names)}";

        public bool TryRead(NodeContext node, [NotNullWhen(true)] out object? value)
        {
            value = null;
            if (node.Node is YamlScalar { Type: ScalarType.Text } name && RecipePresets.Documents.TryGetValue(name.Text, out var document))
                value = new RecipeReader(SpecVocabulary.Any).Read(document, name.Text);
            else
                node.AddError(Expected(node.Context.Vocabulary));
            return value is not null;
        }

        public void Write(Utf8JsonWriter json, object value, FieldNames names) =>
            throw new NotSupportedException("A recipe is written value by value and never by a preset's name.");

        public JsonObject Describe(SpecVocabulary vocabulary) => new() { ["enum"] = new JsonArray([.. RecipePresets.Names]) };
    }
}
