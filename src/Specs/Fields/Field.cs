using System.Text.Json;
using System.Text.Json.Nodes;

namespace NasV2.Specs;

/// <summary>A field of a section: all that reader, writer, JSON schema and reference know about it.</summary>
internal abstract class Field(string name, string description, IFieldType type, Presence presence)
{
    public string Name => name;

    public string Description => description;

    public IFieldType Type => type;

    public Presence Presence => presence;

    /// <inheritdoc cref="FieldAttribute.FormerName"/>
    public virtual string? FormerName => null;

    /// <summary>The record with this field as the section gives it; the same record when the value is wrong.</summary>
    public abstract SpecSection Read(SpecSection record, NodeContext section, YamlEntry entry);

    /// <summary>Writes name and value, or nothing for a value that is null.</summary>
    public abstract void Write(Utf8JsonWriter json, SpecSection record, FieldNames names);

    /// <summary>What a record has that does not give the field, as JSON; null where nothing or a section is the default.</summary>
    public abstract JsonValue? DefaultOf(SpecSection template);

    /// <summary>Adds the error that a section left this field out which must give it.</summary>
    public void AddMissing(NodeContext section) =>
        section.Context.Add(new(section.PathOf(Name), section.Line, "missing", Type.Expected(section.Context.Vocabulary)));

    /// <summary>The JSON schema of the value.</summary>
    public JsonObject Describe(SpecSection template, SpecVocabulary vocabulary)
    {
        var schema = new JsonObject { ["description"] = Description };
        foreach (var (keyword, rule) in Type.Describe(vocabulary))
            schema[keyword] = rule?.DeepClone();
        if (DefaultOf(template) is { } value)
            schema["default"] = value;
        return schema;
    }

    /// <summary>The JSON schema of the value under the field's former name.</summary>
    public JsonObject DescribeFormer(SpecVocabulary vocabulary)
    {
        var schema = new JsonObject { ["description"] = $"Former name of {Name}.", ["deprecated"] = true };
        foreach (var (keyword, rule) in Type.Describe(vocabulary))
            schema[keyword] = rule?.DeepClone();
        return schema;
    }
}
