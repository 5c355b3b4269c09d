namespace NasV2.Specs;

/// <summary>A key of a mapping, the line of the key, and its value.</summary>
internal sealed record YamlEntry(string Key, int Line, YamlNode Value);
