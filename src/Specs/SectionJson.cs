using System.Buffers;
using System.Text;
using System.Text.Json;

namespace NasV2.Specs;

/// <summary>The normalised form of a section: compact JSON with every value spelt out, in one order.</summary>
public static class SectionJson
{
    /// <summary>The section as a document that <see cref="Read"/> reads back.</summary>
    public static string Write(SpecSection section, FieldNames names = FieldNames.Stored) => Encoding.UTF8.GetString(Bytes(section, names));

    /// <summary>Reads a section that was checked before, taking names on trust that its host knew then.</summary>
    /// <exception cref="SpecException">The text is not such a section.</exception>
    public static TSection Read<TSection>(string json) where TSection : SpecSection =>
        (TSection)SectionReader.Read(typeof(TSection), json, typeof(TSection).Name, SpecVocabulary.Any, (section, _) => section);

    /// <summary>The section as a JSON element, in its stored form.</summary>
    public static JsonElement ToElement(SpecSection section) => JsonSerializer.Deserialize<JsonElement>(Bytes(section, FieldNames.Stored));

    internal static ReadOnlySpan<byte> Bytes(SpecSection section, FieldNames names)
    {
        ArgumentNullException.ThrowIfNull(section);
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes))
            SectionReader.FieldsOf(section.GetType()).Write(json, section, names);
        return bytes.WrittenSpan;
    }
}
