using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace NasV2.Storage;

/// <summary>Text as it goes into columns.</summary>
internal static class StoreText
{
    public static string Write<T>(T value)
        where T : notnull => JsonSerializer.Serialize(value, Shape<T>());

    public static T Read<T>(string text)
        where T : notnull => JsonSerializer.Deserialize(text, Shape<T>())!;

    /// <summary>PostgreSQL has no NUL in text, and a crash message may hold anything.</summary>
    public static string? WithoutNul(string? text) => text?.Replace('\0', '\uFFFD');

    private static JsonTypeInfo<T> Shape<T>() => (JsonTypeInfo<T>)StoreJson.Default.GetTypeInfo(typeof(T))!;
}
