using NasV2.Space;

namespace NasV2.Specs;

/// <summary>Entries in the order of the text; keys may repeat.</summary>
internal sealed record YamlMapping(int Line, IReadOnlyList<YamlEntry> Entries) : YamlNode(Line), IDocumentNode
{
    IEnumerable<DocumentField>? IDocumentNode.Fields =>
        Entries.Select(entry => new DocumentField(entry.Key, entry.Line, entry.Value));

    public override string Describe() => "a mapping";

    /// <summary>The first entry of every key; the others are reported.</summary>
    public IReadOnlyDictionary<string, YamlEntry> Unrepeated(NodeContext node)
    {
        var first = new OrderedDictionary<string, YamlEntry>();
        foreach (var entry in Entries)
        {
            if (!first.TryAdd(entry.Key, entry))
            {
                var rule = $"line {first[entry.Key].Line} has it already";
                node.Context.Add(new(node.PathOf(entry.Key), entry.Line, "given again", rule));
            }
        }

        return first;
    }
}
