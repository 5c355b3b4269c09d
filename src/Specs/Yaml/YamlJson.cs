using System.Buffers;
using System.Text;
using System.Text.Json;

namespace NasV2.Specs;

/// <summary>Turns a part of a document into JSON for readers that know nothing of YAML.</summary>
internal static class YamlJson
{
    /// <summary>The node as JSON; keys that repeat are reported, and their first value counts.</summary>
    public static string Convert(NodeContext node)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes))
            Write(json, node);
        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter json, NodeContext node)
    {
        switch (node.Node)
        {
            case YamlScalar scalar:
                Write(json, scalar);
                break;
            case YamlSequence sequence:
                json.WriteStartArray();
                foreach (var (index, item) in sequence.Items.Index())
                    Write(json, node with { Path = $"{node.Path}[{index}]", Line = item.Line, Node = item });
                json.WriteEndArray();
                break;
            case YamlMapping mapping:
                json.WriteStartObject();
                foreach (var (name, entry) in mapping.Unrepeated(node))
                {
                    json.WritePropertyName(name);
                    Write(json, node with { Path = node.PathOf(name), Line = entry.Line, Node = entry.Value });
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
            case ScalarType.Boolean:
                json.WriteBooleanValue(scalar.Text[0] is 't' or 'T');
                break;
            case ScalarType.Integer when CoreSchema.Integer(scalar.Text) is { } whole:
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
