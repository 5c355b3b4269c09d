using System.Text.Json;
using System.Text.Json.Serialization;

namespace NasV2.Data;

/// <summary>Writes <c>[0,2,1]</c> where each image has one class, <c>[[0],[2,5],[1]]</c> where one has more.</summary>
internal sealed class LabelsJson : JsonConverter<Labels>
{
    public override Labels Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var labels = new LabelsBuilder();
        List<int> ofImage = [];
        Expect(reader.TokenType == JsonTokenType.StartArray);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            ofImage.Clear();
            if (reader.TokenType == JsonTokenType.StartArray)
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                    ofImage.Add(reader.GetInt32());
            else
                ofImage.Add(reader.GetInt32());
            Expect(ofImage.Count > 0);
            labels.Add([.. ofImage]);
        }

        return labels.Build();
    }

    public override void Write(Utf8JsonWriter writer, Labels value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        for (var image = 0; image < value.Count; image++)
            if (value.IsMultiLabel)
                WriteArray(writer, value.Of(image));
            else
                writer.WriteNumberValue(value.First[image]);
        writer.WriteEndArray();
    }

    private static void WriteArray(Utf8JsonWriter writer, ReadOnlySpan<int> labels)
    {
        writer.WriteStartArray();
        foreach (var label in labels)
            writer.WriteNumberValue(label);
        writer.WriteEndArray();
    }

    private static void Expect(bool holds)
    {
        if (!holds)
            throw new JsonException("Expected a label or a list of labels for every image.");
    }
}
