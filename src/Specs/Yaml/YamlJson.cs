using System.Buffers;
using System.Text;
using System.Text.Json;

namespace NasV2.Specs;

/// <summary>Turns a part of a document into JSON for readers that know nothing of YAML.</summary>
internal static class YamlJson
{
    /// <summary>The node as JSON; keys that repeat are reported, and their first value counts.</summary>
    public static string Convert(Place place)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes))
            Write(json, place);
        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter json, Place place)
    {
        switch (place.Node)
        {
            case YamlScalar scalar:
                Write(json, scalar);
                break;
            case YamlSequence sequence:
                json.WriteStartArray();
                foreach (var (index, item) in sequence.Items.Index())
                    Write(json, place with { Path = $"{place.Path}[{index}]", Line = item.Line, Node = item });
                json.WriteEndArray();
                break;
            case YamlMapping mapping:
                json.WriteStartObject();
                foreach (var (name, entry) in mapping.Unrepeated(place))
                {
                    json.WritePropertyName(name);
                    Write(json, place with { Path = place.PathOf(name), Line = entry.Line, Node = entry.Value });
                }

                json.WriteEndObject();
                break;
        }
    }

    private static void Write(Utf8JsonWriter json, YamlScalar scalar)
    {
        switch (scalar.Type)
        {
            case ScalarType.Null:
                json.WriteNullValue();
                break;
            case ScalarType.Truth:
                json.WriteBooleanValue(scalar.Text[0] is 't' or 'T');
                break;
            case ScalarType.Whole when CoreSchema.Whole(scalar.Text) is { } whole:
                json.WriteNumberValue(whole);
                break;
            case ScalarType.Number when double.IsFinite(CoreSchema.Number(scalar.Text)):
                json.WriteNumberValue(CoreSchema.Number(scalar.Text));
                break;
            default:
                json.WriteStringValue(scalar.Text);
                break;
        }
    }
}
