using System.Text.Json;
using System.Text.Json.Serialization;

namespace NasV2.Domain;

/// <summary>The JSON of domain types, in the store and between silos: camelCase, enums as words, nulls left out, NaN as "NaN".</summary>
public static class DomainJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter() },
    };
}
