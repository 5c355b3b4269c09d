using NasV2.Space;

namespace NasV2.Specs;

/// <summary>A node of a YAML document.</summary>
/// <param name="Line">Where it starts, from 1.</param>
internal abstract record YamlNode(int Line) : IDocumentNode
{
    int? IDocumentNode.Line => Line;

    /// <summary>The node as a message quotes it.</summary>
    public abstract string Describe();
}
