namespace NasV2.Architecture.Tests;

/// <summary>A part of a YAML document; a part that is not there has no parts and no text.</summary>
internal sealed class YamlValue(object? content)
{
    public bool Exists => content is not null;

    public IReadOnlyDictionary<string, YamlValue> Fields => content is Dictionary<object, object> entries
        ? entries.ToDictionary(entry => (string)entry.Key, entry => new YamlValue(entry.Value))
        : new Dictionary<string, YamlValue>();

    public IReadOnlyList<YamlValue> Items => content is List<object> items ? [.. items.Select(item => new YamlValue(item))] : [];

    public string[] Words => [.. Items.Select(item => item.ToString())];

    public YamlValue this[string name] => Fields.TryGetValue(name, out var found) ? found : new YamlValue(null);

    public override string ToString() => content as string ?? "";
}
