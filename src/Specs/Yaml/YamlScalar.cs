using NasV2.Space;

namespace NasV2.Specs;

/// <summary>A scalar as written, with the type that the core schema gives it.</summary>
internal sealed record YamlScalar(int Line, string Text, ScalarType Type) : YamlNode(Line), IDocumentNode
{
    private const int LongestQuote = 60;

    string? IDocumentNode.Text => Type == ScalarType.Text ? Text : null;

    double? IDocumentNode.Number =>
        Type is ScalarType.Integer or ScalarType.Number && CoreSchema.Number(Text) is var number && double.IsFinite(number) ? number : null;

    int? IDocumentNode.WholeNumber =>
        Type == ScalarType.Integer && CoreSchema.Integer(Text) is >= int.MinValue and <= int.MaxValue and var whole ? (int)whole : null;

    bool IDocumentNode.IsNull => Type == ScalarType.Null;

    public override string Describe() => Type switch
    {
        ScalarType.Null => "empty",
        ScalarType.Text when CoreSchema.TypeOf(Text) is not (ScalarType.Text or ScalarType.Null) => $"the text \"{Shorten(Text)}\"",
        ScalarType.Text => $"\"{Shorten(Text)}\"",
        _ => Shorten(Text),
    };

    private static string Shorten(string text)
    {
        var line = text.ReplaceLineEndings(" ");
        return line.Length <= LongestQuote ? line : $"{line[..LongestQuote]}…";
    }
}
