using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NasV2.Specs;

/// <summary>One line of a section's table: all that reader, writer and JSON schema know about a field.</summary>
internal sealed record Field<TRecord, TValue>(
    string Name,
    IValueKind<TValue> Kind,
    Func<TRecord, TValue?> Get,
    Func<TRecord, TValue, TRecord> Set,
    string Description,
    Presence Presence) : IField<TRecord>
{
    public TRecord Read(TRecord record, Place section, YamlEntry entry)
    {
        var path = section.PathOf(Name);
        section.Reading.Mark(path, entry.Line);
        return Kind.TryRead(new(path, entry.Line, entry.Value, section.Reading), out var value) ? Set(record, value) : record;
    }

    public void ReportMissing(Place section) =>
        section.Reading.Report(new(section.PathOf(Name), section.Line, "missing", Kind.Expected(section.Reading.Vocabulary)));

    public void Write(Utf8JsonWriter json, TRecord record)
    {
        if (Get(record) is not { } value)
            return;
        json.WritePropertyName(Name);
        Kind.Write(json, value);
    }

    public JsonObject Describe(TRecord template, SpecVocabulary vocabulary)
    {
        var schema = new JsonObject { ["description"] = Description };
        foreach (var (keyword, rule) in Kind.Describe(vocabulary))
            schema[keyword] = rule?.DeepClone();
        if (Presence != Presence.Required && Get(template) is { } value && Json(value) is JsonValue fallback)
            schema["default"] = fallback;
        return schema;
    }

    private JsonNode? Json(TValue value)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes))
            Kind.Write(json, value);
        return JsonNode.Parse(bytes.WrittenSpan);
    }
}
