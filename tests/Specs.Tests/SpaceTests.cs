using NasV2.Space;

namespace NasV2.Specs.Tests;

public class SpaceTests
{
    internal const string Inline = """
        name: own
        data: { format: shapes }
        recipe: { resolution: 32 }
        space:
          name: tiny
          stem: { filters: 16 }
          stages:
            - ops: [fused-mbconv]
              layers: [1, 2]
              kernels: [3]
              expansions: [1]
              stride: 1
              output: 16
          reference: r1_k3_s1_e1_i16_o16_c1
          proxyResolution: 32
        """;

    [Fact]
    public void A_space_can_be_written_in_the_spec()
    {
        var space = Documents.Read(Inline).Space;

        Assert.Equal("tiny", space.Name);
        Assert.Equal(2, space.Size);
    }

    [Fact]
    public void Problems_of_a_space_have_their_line_path_value_and_rule()
    {
        var text = Inline
            .Replace("[fused-mbconv]", "[conv]", StringComparison.Ordinal)
            .Replace("expansions: [1]", "expansions: ['1']", StringComparison.Ordinal)
            .Replace("kernels: [3]", "kernels: [3, 4]", StringComparison.Ordinal)
            .Replace("stride: 1", "stride: 1\n      stride: 2", StringComparison.Ordinal)
            .Replace("  proxyResolution: 32", "", StringComparison.Ordinal);

        Assert.Equal(
            [
                "4: space.proxyResolution is missing; expected a value",
                "8: space.stages[0].ops[0] is \"conv\"; expected one of fused-mbconv, mbconv",
                "10: space.stages[0].kernels[1] is 4; expected 3, 5 or 7",
                "11: space.stages[0].expansions[0] is the text \"1\"; expected a whole number",
                "13: space.stages[0].stride is given again; line 12 has it already",
            ],
            Documents.ProblemsOf(text).Select(problem => $"{problem.Line}: {problem}"));
    }

    [Fact]
    public void A_preset_is_written_out_and_read_back()
    {
        var json = SpecJson.Write(Documents.Read(Documents.Minimal));

        Assert.Equal(SearchSpaceJson.Write(SearchSpaces.Find("small-image")), SearchSpaceJson.Write(SpecJson.Read(json).Space));
    }
}
