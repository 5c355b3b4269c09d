using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using NasV2.Space;

namespace NasV2.Specs;

/// <summary>A record as a mapping.</summary>
/// <param name="template">The record that a section without fields means; its required fields are placeholders.</param>
internal sealed class SectionField(SpecSection template) : IFieldType
{
    public IReadOnlyList<Field> Fields { get; } = FieldsOf(template);

    public SpecSection Template => template;

    /// <summary>A record without fields, its required sections without fields too.</summary>
    public static SpecSection TemplateOf(Type type)
    {
        var record = (SpecSection)Activator.CreateInstance(type)!;
        foreach (var property in type.GetProperties().Where(IsRequiredSection))
            property.SetValue(record, TemplateOf(property.PropertyType));
        return record;
    }

    public string Expected(SpecVocabulary vocabulary) =>
        $"expected a section with fields such as "
            + $"{string.Join(", ", Names(Fields.OrderBy(field => field.Presence != Presence.Required).Take(4)))}";

    /// <summary>Reads every field whatever the others are; gives true when it is a mapping, whose fields report for themselves.</summary>
    public bool TryRead(NodeContext node, [NotNullWhen(true)] out object? value)
    {
        value = null;
        if (node.Node is not YamlMapping mapping)
        {
            node.AddError(Expected(node.Context.Vocabulary));
            return false;
        }

        var entries = EntriesByName(node, mapping);
        var mayLackRequired = node.Changes is not null || With(Presence.Preset).Any(field => entries.ContainsKey(field.Name));
        var record = node.Changes ?? template;
        foreach (var field in Fields)
        {
            if (entries.TryGetValue(field.Name, out var entry))
                record = field.Read(record, node, entry);
            else if (field.Presence == Presence.Required && !mayLackRequired)
                field.AddMissing(node);
        }

        value = record;
        return true;
    }

    public void Write(Utf8JsonWriter json, object value, FieldNames names)
    {
        json.WriteStartObject();
        foreach (var field in Fields)
            field.Write(json, (SpecSection)value, names);
        json.WriteEndObject();
    }

    public JsonObject Describe(SpecVocabulary vocabulary)
    {
        var schema = new JsonObject { ["type"] = "object", ["additionalProperties"] = false };
        var needed = new[] { Presence.Required, Presence.Preset }.Select(Needed).OfType<JsonArray>().ToList();
        if (needed is [var names])
            schema["required"] = names;
        else if (needed.Count > 1)
            schema["anyOf"] = new JsonArray([.. needed.Select(either => new JsonObject { ["required"] = either })]);
        var properties = new JsonObject();
        foreach (var field in Fields)
            properties[field.Name] = field.Describe(template, vocabulary);
        foreach (var field in Fields)
        {
            if (field.FormerName is { } former)
                properties[former] = field.DescribeFormer(vocabulary);
        }

        schema["properties"] = properties;
        return schema;
    }

    /// <summary>The entries by the present names of their fields; unknown and repeated fields are reported.</summary>
    private Dictionary<string, YamlEntry> EntriesByName(NodeContext node, YamlMapping mapping)
    {
        var found = new Dictionary<string, YamlEntry>();
        foreach (var entry in mapping.Unrepeated(node).Values)
        {
            var path = node.PathOf(entry.Key);
            if (Fields.FirstOrDefault(field => field.Name == entry.Key || field.FormerName == entry.Key) is not { } field)
                node.Context.Add(new(path, entry.Line, "an unknown field", Hint(entry.Key)));
            else if (!found.TryAdd(field.Name, entry))
                node.Context.Add(new(path, entry.Line, "given again", $"line {found[field.Name].Line} has it as {found[field.Name].Key}"));
        }

        return found;
    }

    /// <summary>Names of the fields with such a presence; null where there are none.</summary>
    private JsonArray? Needed(Presence presence) => With(presence).Any() ? new JsonArray([.. Names(With(presence))]) : null;

    private IEnumerable<Field> With(Presence presence) => Fields.Where(field => field.Presence == presence);

    private string Hint(string unknown) => Spelling.Nearest(unknown, Names(Fields)) is { } nearest
        ? $"did you mean '{nearest}'?"
        : $"known fields: {string.Join(", ", Names(Fields))}";

    private static IEnumerable<string> Names(IEnumerable<Field> fields) => fields.Select(field => field.Name);

    private static bool IsRequiredSection(PropertyInfo property) =>
        property.IsDefined(typeof(RequiredMemberAttribute)) && property.PropertyType.IsAssignableTo(typeof(SpecSection));

    private static List<Field> FieldsOf(SpecSection template)
    {
        // Reflection does not promise an order; the tokens of metadata are in the order of declaration.
        var properties = template.GetType().GetProperties()
            .Where(property => property.IsDefined(typeof(FieldAttribute))).OrderBy(property => property.MetadataToken).ToList();
        foreach (var property in properties.ToList())
        {
            if (property.GetCustomAttribute<FieldAttribute>()!.After is not { } before)
                continue;
            properties.Remove(property);
            properties.Insert(properties.FindIndex(other => other.Name == before) + 1, property);
        }

        var fields = properties.Select(property => new PropertyField(property, property.GetCustomAttribute<FieldAttribute>()!, template));
        return template is Recipe ? [new PresetField(), .. fields] : [.. fields];
    }
}
