namespace NasV2.Specs;

/// <summary>A value in the document and where problems with it are reported.</summary>
/// <param name="Path">Path of the field as the document names it; empty for the whole document.</param>
/// <param name="Line">Line of the field's key; null for the whole document.</param>
/// <param name="Node">The value.</param>
/// <param name="Context">Collects the problems.</param>
internal sealed record NodeContext(string Path, int? Line, YamlNode Node, ValidationContext Context)
{
    /// <summary>The section that the value changes; null where it stands for itself and what it leaves out has its default.</summary>
    public SpecSection? Changes { get; init; }

    public string PathOf(string field) => Path.Length == 0 ? field : $"{Path}.{field}";

    /// <summary>Reports that the value breaks a rule.</summary>
    public void AddError(string rule) =>
        Context.Add(new(Path.Length == 0 ? "document" : Path, Line ?? Node.Line, Node.Describe(), rule));
}
