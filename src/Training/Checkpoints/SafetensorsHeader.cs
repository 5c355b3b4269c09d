using System.Buffers;
using System.Buffers.Binary;
using System.Text.Json;

namespace NasV2.Training.Checkpoints;

/// <summary>The head of a safetensors file: a length of 8 bytes, little-endian, and so many bytes of JSON.</summary>
/// <param name="Metadata">Free text, by name.</param>
/// <param name="Entries">The tensors, in the order of their bytes.</param>
internal sealed record SafetensorsHeader(IReadOnlyDictionary<string, string> Metadata, IReadOnlyList<SafetensorsEntry> Entries)
{
    /// <summary>Bytes of the length before the JSON.</summary>
    public const int LengthBytes = 8;

    private const string MetadataName = "__metadata__";

    /// <summary>Length and JSON, padded with spaces so that the tensors begin at a multiple of 8.</summary>
    public byte[] ToBytes()
    {
        var json = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(json))
            Write(writer);
        var padded = (json.WrittenCount + 7) / 8 * 8;
        var bytes = new byte[LengthBytes + padded];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, padded);
        json.WrittenSpan.CopyTo(bytes.AsSpan(LengthBytes));
        bytes.AsSpan(LengthBytes + json.WrittenCount).Fill((byte)' ');
        return bytes;
    }

    /// <exception cref="FormatException">It is not a valid header.</exception>
    public static SafetensorsHeader Parse(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var metadata = new Dictionary<string, string>();
            var entries = new List<SafetensorsEntry>();
            foreach (var property in document.RootElement.EnumerateObject())
                if (property.NameEquals(MetadataName))
                    foreach (var field in property.Value.EnumerateObject())
                        metadata[field.Name] = field.Value.GetString() ?? throw new FormatException($"'{field.Name}' is null");
                else
                    entries.Add(Entry(property.Name, property.Value));
            return new SafetensorsHeader(metadata, [.. entries.OrderBy(entry => entry.Begin)]);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw new FormatException($"its header cannot be read ({exception.Message})", exception);
        }
    }

    private static SafetensorsEntry Entry(string name, JsonElement value)
    {
        var offsets = value.GetProperty("data_offsets");
        var count = value.GetProperty("shape").EnumerateArray().Aggregate(1L, (product, size) => product * size.GetInt64());
        return offsets.GetArrayLength() == 2
            ? new SafetensorsEntry(name, value.GetProperty("dtype").GetString() ?? "", count, offsets[0].GetInt64(), offsets[1].GetInt64())
            : throw new FormatException($"'{name}' has no two offsets");
    }

    private void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteStartObject(MetadataName);
        foreach (var (name, text) in Metadata)
            writer.WriteString(name, text);
        writer.WriteEndObject();
        foreach (var entry in Entries)
        {
            writer.WriteStartObject(entry.Name);
            writer.WriteString("dtype", entry.Type);
            WriteNumbers(writer, "shape", entry.Count);
            WriteNumbers(writer, "data_offsets", entry.Begin, entry.End);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static void WriteNumbers(Utf8JsonWriter writer, string name, params ReadOnlySpan<long> values)
    {
        writer.WriteStartArray(name);
        foreach (var value in values)
            writer.WriteNumberValue(value);
        writer.WriteEndArray();
    }
}
