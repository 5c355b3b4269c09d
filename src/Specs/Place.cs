namespace NasV2.Specs;

/// <summary>A value in the document and what problems with it are filed under.</summary>
/// <param name="Path">Path of the field; empty for the whole document.</param>
/// <param name="Line">Line of the field's key; null for the whole document.</param>
/// <param name="Node">The value.</param>
/// <param name="Reading">Collects the problems.</param>
internal sealed record Place(string Path, int? Line, YamlNode Node, Reading Reading)
{
    public string PathOf(string field) => Path.Length == 0 ? field : $"{Path}.{field}";

    /// <summary>Reports that the value breaks a rule.</summary>
    public void Refuse(string rule) =>
        Reading.Report(new(Path.Length == 0 ? "document" : Path, Line ?? Node.Line, Node.Describe(), rule));
}
