using System.Text;
using NasV2.Search.Results;
using NasV2.Space;

namespace NasV2.Extension.Tests;

/// <summary>An export format from another assembly.</summary>
public sealed class ExportFormatTests
{
    [Fact]
    public void It_is_found_by_its_name_and_gives_files()
    {
        var formats = ExportFormats.Default.With(new TextExport());

        var file = Assert.Single(formats.Get("text").Files("s", Architecture.Parse("r1_k3_s1_e1_i16_o16_c1")));

        Assert.Equal("s.txt", file.Name);
        Assert.Equal("r1_k3_s1_e1_i16_o16_c1", Encoding.UTF8.GetString(file.Content.Span));
        Assert.Equal("json", formats.Get("").Name);
    }

    [Fact]
    public void A_size_of_a_result_is_exported_under_its_name()
    {
        const string canonical = "r1_k3_s1_e1_i16_o16_c1";
        var size = new ScaledWinner { Name = "m", Canonical = canonical, Resolution = 32, Parameters = 1, Macs = 1, Architecture = [] };

        Assert.Equal(["m.txt"], ResultExport.Files(size, new TextExport()).Select(file => file.Name));
    }

    [Fact]
    public void An_unknown_format_is_answered_with_the_known_ones() => Assert.Equal(
        "There is no export format named 'txt'. Did you mean 'text'? Known names: json, text.",
        Assert.Throws<KeyNotFoundException>(
            () => new ExportFormats(ExportFormats.Default.Get("json"), new TextExport()).Get("txt")).Message);

    private sealed class TextExport : IExportFormat
    {
        public string Name => "text";

        public string Description => "the architecture string";

        public IEnumerable<ExportFile> Files(string name, Architecture architecture) => [new($"{name}.txt", architecture.Canonical)];
    }
}
