using NasV2.Space;

namespace NasV2.Specs;

/// <summary>A list.</summary>
internal sealed record YamlSequence(int Line, IReadOnlyList<YamlNode> Items) : YamlNode(Line), IDocumentNode
{
    IEnumerable<IDocumentNode>? IDocumentNode.Items => Items;

    public override string Describe() => "a list";
}
