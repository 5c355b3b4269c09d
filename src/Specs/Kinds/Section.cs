using System.Collections;
using System.Text.Json;
using System.Text.Json.Nodes;
using NasV2.Space;

namespace NasV2.Specs;

/// <summary>A record as a mapping: the table of its fields.</summary>
/// <param name="template">The record that a section without fields means; its required fields are placeholders.</param>
internal sealed class Section<TRecord>(TRecord template) : IValueKind<TRecord>, IEnumerable<IField<TRecord>>
    where TRecord : class
{
    private readonly List<IField<TRecord>> _fields = [];

    public void Add<TValue>(
        string name,
        IValueKind<TValue> kind,
        Func<TRecord, TValue?> get,
        Func<TRecord, TValue, TRecord> set,
        string description,
        Presence presence = Presence.Optional) =>
        _fields.Add(new Field<TRecord, TValue>(name, kind, get, set, description, presence));

    public string Expected(SpecVocabulary vocabulary) =>
        $"expected a section with fields such as {string.Join(", ", Names(_fields.OrderBy(field => field.Presence != Presence.Required).Take(4)))}";

    /// <summary>Reads every field whatever the others are; gives true when it is a mapping, whose fields report for themselves.</summary>
    public bool TryRead(Place place, out TRecord value)
    {
        value = template;
        if (place.Node is not YamlMapping mapping)
        {
            place.Refuse(Expected(place.Reading.Vocabulary));
            return false;
        }

        var entries = mapping.Unrepeated(place);
        foreach (var unknown in entries.Values.Where(entry => !_fields.Exists(field => field.Name == entry.Key)))
            place.Reading.Report(new(place.PathOf(unknown.Key), unknown.Line, "an unknown field", Hint(unknown.Key)));
        var hasBase = With(Presence.Base).Any(field => entries.ContainsKey(field.Name));
        foreach (var field in _fields)
            if (entries.TryGetValue(field.Name, out var entry))
                value = field.Read(value, place, entry);
            else if (field.Presence == Presence.Required && !hasBase)
                field.ReportMissing(place);
        return true;
    }

    public void Write(Utf8JsonWriter json, TRecord value)
    {
        json.WriteStartObject();
        foreach (var field in _fields)
            field.Write(json, value);
        json.WriteEndObject();
    }

    public JsonObject Describe(SpecVocabulary vocabulary)
    {
        var schema = new JsonObject { ["type"] = "object", ["additionalProperties"] = false };
        var needed = new[] { Presence.Required, Presence.Base }.Select(Needed).OfType<JsonArray>().ToList();
        if (needed is [var names])
            schema["required"] = names;
        else if (needed.Count > 1)
            schema["anyOf"] = new JsonArray([.. needed.Select(either => new JsonObject { ["required"] = either })]);
        schema["properties"] = new JsonObject(_fields.Select(
            field => KeyValuePair.Create<string, JsonNode?>(field.Name, field.Describe(template, vocabulary))));
        return schema;
    }

    public IEnumerator<IField<TRecord>> GetEnumerator() => _fields.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Names of the fields with such a presence; null where there are none.</summary>
    private JsonArray? Needed(Presence presence) => With(presence).Any() ? new JsonArray([.. Names(With(presence))]) : null;

    private IEnumerable<IField<TRecord>> With(Presence presence) => _fields.Where(field => field.Presence == presence);

    private string Hint(string unknown) => Spelling.Nearest(unknown, Names(_fields)) is { } nearest
        ? $"did you mean '{nearest}'?"
        : $"known fields: {string.Join(", ", Names(_fields))}";

    private static IEnumerable<string> Names(IEnumerable<IField<TRecord>> fields) => fields.Select(field => field.Name);
}
