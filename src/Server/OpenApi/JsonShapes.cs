using System.Text.Json.Nodes;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;

namespace NasV2.Server.OpenApi;

/// <summary>JSON schemas of messages, as protobuf's JSON mapping writes them; each message is named once.</summary>
internal sealed class JsonShapes(IReadOnlyDictionary<string, string> comments)
{
    private static readonly Dictionary<FieldType, (string Type, string? Format)> Scalars = new()
    {
        [FieldType.Bool] = ("boolean", null),
        [FieldType.String] = ("string", null),
        [FieldType.Bytes] = ("string", "byte"),
        [FieldType.Int32] = ("integer", "int32"),
        // Beyond what JSON numbers can hold exactly.
        [FieldType.Int64] = ("string", "int64"),
        [FieldType.Double] = ("number", "double"),
    };

    private readonly SortedDictionary<string, JsonObject> _schemas = new(StringComparer.Ordinal);

    /// <summary>All messages and enums that were asked for, by name.</summary>
    public JsonObject Schemas =>
        new([.. _schemas.Select(schema => KeyValuePair.Create<string, JsonNode?>(schema.Key, schema.Value.DeepClone()))]);

    /// <summary>A reference to a message's schema.</summary>
    public JsonObject Of(MessageDescriptor message)
    {
        if (message.FullName == Timestamp.Descriptor.FullName)
            return new JsonObject { ["type"] = "string", ["format"] = "date-time" };
        if (!_schemas.ContainsKey(message.Name))
        {
            var properties = new JsonObject();
            // Entered first, for a message may hold its own kind.
            _schemas[message.Name] = Described(new JsonObject { ["type"] = "object", ["properties"] = properties }, message);
            foreach (var field in message.Fields.InDeclarationOrder())
                properties[field.JsonName] = Described(Of(field), field);
        }

        return new JsonObject { ["$ref"] = $"#/components/schemas/{message.Name}" };
    }

    /// <summary>The schema of a field's value.</summary>
    public JsonObject Of(FieldDescriptor field)
    {
        var one = field.FieldType switch
        {
            FieldType.Message => Of(field.MessageType),
            FieldType.Enum => Of(field.EnumType),
            _ => Scalar(field.FieldType),
        };
        return field.IsRepeated ? new JsonObject { ["type"] = "array", ["items"] = one } : one;
    }

    /// <summary>Adds the comment that stands above something.</summary>
    public JsonObject Described(JsonObject schema, IDescriptor descriptor)
    {
        // Beside a reference a description is allowed since OpenAPI 3.1.
        if (comments.TryGetValue(descriptor.FullName, out var comment))
            schema["description"] = comment;
        return schema;
    }

    private static JsonObject Scalar(FieldType type)
    {
        var (name, format) = Scalars.TryGetValue(type, out var known)
            ? known
            : throw new NotSupportedException($"The interface has a field of type {type}.");
        var schema = new JsonObject { ["type"] = name };
        if (format is not null)
            schema["format"] = format;
        return schema;
    }

    private JsonObject Of(EnumDescriptor values)
    {
        _schemas.TryAdd(values.Name, Described(
            new JsonObject
            {
                ["type"] = "string",
                ["enum"] = new JsonArray([.. values.Values.Select(value => JsonValue.Create(value.Name))]),
            }, values));
        return new JsonObject { ["$ref"] = $"#/components/schemas/{values.Name}" };
    }
}
