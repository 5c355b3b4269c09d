using System.Text.Json;
using System.Text.Json.Serialization;

namespace NasV2.Workers.Protocol;

/// <summary>The language between a worker and its trainer: one JSON object a line, see docs/trainer-protocol.md.</summary>
public static class TrainerProtocol
{
    /// <summary>The version that both sides must speak.</summary>
    public const int Version = 2;

    internal static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        AllowOutOfOrderMetadataProperties = true,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    /// <summary>One line, without its end.</summary>
    public static string Write<T>(T message) => JsonSerializer.Serialize(message, Json);

    /// <summary>Parses a line.</summary>
    /// <exception cref="JsonException">It is not a message of this type: a field is missing, null or of another type.</exception>
    /// <exception cref="NotSupportedException">It has no type.</exception>
    public static T Read<T>(string line) =>
        JsonSerializer.Deserialize<T>(line, Json) ?? throw new JsonException("A message is a JSON object, not null.");
}
