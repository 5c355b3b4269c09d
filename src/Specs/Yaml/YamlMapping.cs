namespace NasV2.Specs;

/// <summary>Entries in the order of the text; keys may repeat.</summary>
internal sealed record YamlMapping(int Line, IReadOnlyList<YamlEntry> Entries) : YamlNode(Line)
{
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

    /// <summary>The line of the deepest key or item that is there on a path such as <c>stages[2].kernels[0]</c>.</summary>
    public int? LineOf(string path)
    {
        int? line = null;
        YamlNode? node = this;
        foreach (var step in path.Split('.', '[', ']').Where(step => step.Length > 0))
        {
            (node, line) = node switch
            {
                YamlMapping { Entries: var entries } when entries.FirstOrDefault(entry => entry.Key == step) is { } entry =>
                    (entry.Value, entry.Line),
                YamlSequence { Items: var items } when int.TryParse(step, out var index) && index < items.Count =>
                    (items[index], items[index].Line),
                _ => ((YamlNode?)null, line),
            };
        }

        return line;
    }
}
