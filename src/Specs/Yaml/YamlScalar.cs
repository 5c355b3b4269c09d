namespace NasV2.Specs;

/// <summary>A scalar as written, with the type that the core schema gives it.</summary>
internal sealed record YamlScalar(int Line, string Text, ScalarType Type) : YamlNode(Line)
{
    private const int LongestQuote = 60;

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
