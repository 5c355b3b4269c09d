using System.Text.Json.Serialization;

namespace NasV2.Data;

/// <summary>Reads and writes the index of a pack.</summary>
[JsonSerializable(typeof(PackIndex))]
internal sealed partial class PackJson : JsonSerializerContext;
