using System.Buffers;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NasV2.Specs;

/// <summary>A property with a <see cref="FieldAttribute"/> as a field.</summary>
internal sealed class PropertyField(PropertyInfo property, FieldAttribute attribute, SpecSection template) : Field(
    JsonNamingPolicy.CamelCase.ConvertName(property.Name),
    attribute.Description,
    FieldTypes.For(property, property.GetValue(template)),
    property.IsDefined(typeof(RequiredMemberAttribute)) ? Presence.Required : Presence.Optional)
{
    private readonly PropertyInfo? _cleared = attribute.Clears is { } name ? property.DeclaringType!.GetProperty(name) : null;

    public override string? FormerName => attribute.FormerName;

    public override SpecSection Read(SpecSection record, NodeContext section, YamlEntry entry)
    {
        section.Context.Mark(section.PathOf(Name), section.PathOf(entry.Key), entry.Line);
        var isChange = section.Changes is not null;
        if (isChange && entry.Value is YamlScalar { Type: ScalarType.Null })
            return With(record, property.GetValue(template));
        var node = new NodeContext(section.PathOf(entry.Key), entry.Line, entry.Value, section.Context)
        {
            Changes = isChange ? property.GetValue(record) as SpecSection : null,
        };
        return Type.TryRead(node, out var value) ? With(record, value) : record;
    }

    public override void Write(Utf8JsonWriter json, SpecSection record, FieldNames names)
    {
        if (property.GetValue(record) is not { } value)
            return;
        if (names == FieldNames.Stored && attribute.OmitDefault && value.Equals(property.GetValue(template)))
            return;
        json.WritePropertyName(names == FieldNames.Stored ? FormerName ?? Name : Name);
        Type.Write(json, value, names);
    }

    public override JsonValue? DefaultOf(SpecSection template)
    {
        if (Presence == Presence.Required || property.GetValue(template) is not { } value)
            return null;
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes))
            Type.Write(json, value, FieldNames.Current);
        return JsonNode.Parse(bytes.WrittenSpan) as JsonValue;
    }

    private SpecSection With(SpecSection record, object? value)
    {
        var copy = record with { };
        _cleared?.SetValue(copy, null);
        property.SetValue(copy, value);
        return copy;
    }
}
