using System.Text.Json;

namespace NasV2.FakeTrainer;

/// <summary>Messages to the worker: one JSON object a line.</summary>
internal sealed class MessageStream(Stream output)
{
    /// <summary>Sends a message of a type with the fields that <paramref name="fields"/> writes.</summary>
    public void Send(string type, Action<Utf8JsonWriter> fields)
    {
        using var line = new MemoryStream();
        using (var json = new Utf8JsonWriter(line))
        {
            json.WriteStartObject();
            json.WriteString("type", type);
            fields(json);
            json.WriteEndObject();
        }

        line.WriteByte((byte)'\n');
        output.Write(line.GetBuffer(), 0, (int)line.Length);
        output.Flush();
    }
}
