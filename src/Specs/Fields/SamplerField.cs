using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NasV2.Specs;

/// <summary>A sampler's name, or an object of its name and options.</summary>
internal sealed class SamplerField : IFieldType
{
    private const string Name = "name";

    public string Expected(SpecVocabulary vocabulary) => vocabulary.Names(nameof(SpecVocabulary.Samplers)) is { } names
        ? $"expected one of: {string.Join(", ", names)}"
        : "expected a name";

    public bool TryRead(NodeContext node, [NotNullWhen(true)] out object? value)
    {
        value = null;
        if (node.Node is not YamlMapping mapping)
            return TryReadOptions(node, new YamlMapping(node.Node.Line, []), out value);
        if (mapping.Entries.FirstOrDefault(entry => entry.Key == Name) is not { } name)
        {
            node.Context.Add(new(node.PathOf(Name), node.Line, "missing", Expected(node.Context.Vocabulary)));
            return false;
        }

        var named = node with { Path = node.PathOf(Name), Line = name.Line, Node = name.Value };
        return TryReadOptions(named, new YamlMapping(mapping.Line, [.. mapping.Entries.Where(entry => entry != name)]), out value, node);
    }

    public void Write(Utf8JsonWriter json, object value, FieldNames names)
    {
        var sampler = (SamplerSpec)value;
        if (sampler.Options == SamplerSpec.NoOptions)
        {
            json.WriteStringValue(sampler.Name);
            return;
        }

        var options = JsonNode.Parse(sampler.Options)!.AsObject();
        options.Insert(0, Name, sampler.Name);
        options.WriteTo(json);
    }

    public JsonObject Describe(SpecVocabulary vocabulary)
    {
        var name = new JsonObject { ["type"] = "string", ["minLength"] = 1 };
        if (vocabulary.Names(nameof(SpecVocabulary.Samplers)) is not { } names)
            return new() { ["anyOf"] = new JsonArray(name, Named(name.DeepClone().AsObject(), new() { ["type"] = "object" })) };
        name["enum"] = new JsonArray([.. names]);
        var objects = names.Select(known => Named(
            new JsonObject { ["const"] = known },
            vocabulary.SamplerOptions.TryGetValue(known, out var options)
                ? new SectionField(options).Describe(vocabulary)
                : new() { ["type"] = "object", ["additionalProperties"] = false }));
        return new() { ["anyOf"] = new JsonArray([name, .. objects]) };
    }

    private static JsonObject Named(JsonObject name, JsonObject schema)
    {
        schema["required"] = new JsonArray(Name);
        var properties = schema["properties"] as JsonObject ?? [];
        properties.Insert(0, Name, name);
        schema["properties"] = properties;
        return schema;
    }

    /// <param name="name">The name.</param>
    /// <param name="options">The options' fields.</param>
    /// <param name="value">The sampler.</param>
    /// <param name="section">The object that has them; null where there is only a name.</param>
    private bool TryReadOptions(NodeContext name, YamlMapping options, [NotNullWhen(true)] out object? value, NodeContext? section = null)
    {
        value = null;
        var vocabulary = name.Context.Vocabulary;
        if (name.Node is not YamlScalar { Type: ScalarType.Text, Text: { Length: > 0 } known }
            || vocabulary.Names(nameof(SpecVocabulary.Samplers))?.Contains(known) == false)
        {
            name.AddError(Expected(vocabulary));
            return false;
        }

        var node = (section ?? name) with { Node = options };
        if (vocabulary.SamplerOptions.TryGetValue(known, out var defaults))
        {
            var field = new SectionField(defaults);
            value = field.TryRead(node, out var read) ? new SamplerSpec(known, SectionJson.Write((SpecSection)read)) : null;
            return value is not null;
        }

        if (vocabulary.Samplers is not null)
        {
            foreach (var entry in options.Entries)
                node.Context.Add(new(node.PathOf(entry.Key), entry.Line, "an unknown field", $"{known} has no options"));
        }

        value = new SamplerSpec(known, YamlJson.Convert(node));
        return true;
    }
}
