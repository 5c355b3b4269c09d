using CsCheck;

namespace NasV2.Specs.Tests;

public class YamlTests
{
    [Theory]
    [InlineData("name: \"open",
        "job.yaml:1: document is not valid YAML at column 7; while scanning a quoted scalar, found unexpected end of stream")]
    [InlineData("name: a\n trials: 3",
        "job.yaml:2: document is not valid YAML at column 8; while scanning a plain scalar value, found invalid mapping")]
    [InlineData("", "job.yaml:1: document is empty at column 1; expected a mapping with fields such as name, space, data and recipe")]
    [InlineData("# nothing\n",
        "job.yaml:1: document is empty at column 1; expected a mapping with fields such as name, space, data and recipe")]
    [InlineData("name: a\n---\nname: b", "job.yaml:2: document is followed by a second one at column 1; expected one document per file")]
    [InlineData("name: &n a", "job.yaml:1: document is using anchors or aliases at column 7; expected every value to be written out")]
    [InlineData("name: *n", "job.yaml:1: document is using anchors or aliases at column 7; expected every value to be written out")]
    [InlineData("name: !!str a",
        "job.yaml:1: document is using the tag tag:yaml.org,2002:str at column 7; expected plain YAML without tags")]
    [InlineData("? [name]\n: a", "job.yaml:1: document is using a list or mapping as a key at column 3; expected the name of a field")]
    [InlineData("- name", "job.yaml:1: document is a list; expected a section with fields such as name, space, data, recipe")]
    [InlineData("just text", "job.yaml:1: document is \"just text\"; expected a section with fields such as name, space, data, recipe")]
    public void A_text_that_is_not_a_spec_is_refused_in_one_sentence(string text, string expected) =>
        Assert.Equal(expected, Documents.MessageOf(text));

    [Fact]
    public void A_list_that_is_never_closed_is_refused() =>
        Assert.StartsWith(
            "job.yaml:1: document is not valid YAML at column ",
            Documents.MessageOf("name: [1\ntrials: 2"), StringComparison.Ordinal);

    [Fact]
    public void Nesting_without_end_is_refused() =>
        Assert.Contains("is nested too deeply", Documents.MessageOf(new string('[', 100_000)), StringComparison.Ordinal);

    [Fact]
    public void Any_change_to_a_spec_gives_a_spec_or_a_message_with_the_file_name() =>
        Gen.Select(
            Gen.Int[0, Documents.Minimal.Length],
            Gen.Int[0, 5],
            Gen.OneOf(Gen.String[Gen.Char["{}[]:,-#&*!|>'\"%@`?~0x1.e \n\t"], 0, 4], Gen.String[0, 3]))
            .Sample((start, length, text) =>
            {
                var end = Math.Min(Documents.Minimal.Length, start + length);
                try
                {
                    return Documents.Read(Documents.Minimal[..start] + text + Documents.Minimal[end..]) is not null;
                }
                catch (SpecException exception)
                {
                    return exception.Problems.Length > 0 && exception.Message.StartsWith("job.yaml:", StringComparison.Ordinal);
                }
            });
}
