using System.Text.Json;

namespace NasV2.Storage;

/// <summary>Text as it goes into columns.</summary>
internal static class StoreText
{
    public static string Write<T>(T value)
        where T : notnull => JsonSerializer.Serialize(value, DomainJson.Options);

    /// <exception cref="JsonException">The text is not a <typeparamref name="T"/>: the store was damaged.</exception>
    public static T Read<T>(string text)
        where T : notnull =>
            JsonSerializer.Deserialize<T>(text, DomainJson.Options) ?? throw new JsonException($"A {typeof(T).Name} is missing.");

    /// <summary>PostgreSQL has no NUL in text, and a crash message may hold anything.</summary>
    public static string? WithoutNul(string? text) => text?.Replace('\0', '\uFFFD');
}
