using System.Text.Json;

namespace NasV2.Server.Api;

/// <summary>JSON for people.</summary>
internal static class IndentedJson
{
    public static JsonSerializerOptions Options { get; } = new() { WriteIndented = true };
}
