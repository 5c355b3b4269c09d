using System.Numerics;

namespace NasV2.Space.Tests;

public sealed class SearchSpaceJsonTests
{
    [Theory]
    [MemberData(nameof(SearchSpaceTests.Presets), MemberType = typeof(SearchSpaceTests))]
    public void A_space_round_trips_through_JSON(string name)
    {
        var space = SearchSpaces.Find(name);
        var read = SearchSpaceJson.Read(SearchSpaceJson.Write(space));
        Assert.Equal(SearchSpaceJson.Write(space), SearchSpaceJson.Write(read));
        Assert.Equal((space.Size, space.Reference), (read.Size, read.Reference));
        Assert.Equal(space.At(space.Size / 3), read.At(read.Size / 3));
    }

    [Theory]
    [InlineData(24, null)]
    [InlineData(25, "stages is 8.1e+38 architectures; expected at most 2^126 (8.5e+37); leave out options or stages")]
    public void A_space_has_at_most_as_many_members_as_a_sampler_can_walk(int stages, string? problem)
    {
        const string stage = """
            { "ops": ["mbconv", "fused-mbconv"], "layers": [1, 2, 3], "kernels": [3, 5], "expansions": [1, 4, 6], "stride": 1, "output": 16 }
            """;
        var json = $$"""
            {
              "name": "wide",
              "stem": { "filters": 16, "stride": 1 },
              "stages": [{{string.Join(", ", Enumerable.Repeat(stage, stages))}}],
              "head": { "filters": 64 },
              "reference": "{{string.Join("-", Enumerable.Repeat("r1_k3_s1_e1_i16_o16_c1", stages))}}-t1-h64",
              "proxyResolution": 32
            }
            """;

        if (problem is null)
            Assert.Equal(BigInteger.Pow(36, stages), SearchSpaceJson.Read(json).Size);
        else
            Assert.Equal(
                [problem], Assert.Throws<SpaceFormatException>(() => SearchSpaceJson.Read(json)).Problems.Select(found => $"{found}"));
    }

    [Fact]
    public void All_problems_are_reported_with_field_value_and_rule()
    {
        const string json = """
            {
              "name": " ",
              "stem": { "filters": 0 },
              "stages": [
                { "ops": ["mbconv", "conv"], "layers": [], "kernels": [3, 4], "expansions": [1, 1], "stride": 3, "output": 16 },
                { "ops": "mbconv", "layers": [1.5], "kernels": [3], "expansions": [4], "output": 0 }
              ],
              "reference": "r1_k3_s1_e1_i24",
              "proxyResolution": 0,
              "seed": 1
            }
            """;
        var refused = Assert.Throws<SpaceFormatException>(() => SearchSpaceJson.Read(json));
        Assert.Equal(
            [
                "name is empty; expected a name such as my-space",
                "proxyResolution is 0; expected 1 to 4096",
                "reference is \"r1_k3_s1_e1_i24\"; expected an architecture string: The architecture string is not valid: stage 1, "
                    + "output is missing; expected o and a number",
                "seed is an unknown field; expected one of name, description, stem, stages, head, reference, proxyResolution",
                "stages[0].expansions is 1, 1; expected each option once",
                "stages[0].kernels[1] is 4; expected 3, 5 or 7",
                "stages[0].layers is empty; expected at least one option",
                $"stages[0].ops[1] is \"conv\"; expected one of "
                    + $"{string.Join(", ", BlockOps.Default.All.Select(op => op.Name).Order(StringComparer.Ordinal))}",
                "stages[0].stride is 3; expected 1 or 2",
                "stages[1].layers[0] is 1.5; expected a whole number",
                "stages[1].ops is \"mbconv\"; expected a list",
                "stages[1].output is 0; expected 1 to 8192",
                "stages[1].stride is missing; expected a value",
                "stem.filters is 0; expected 1 to 8192",
            ],
            refused.Problems.Select(problem => problem.ToString()).Order(StringComparer.Ordinal));
    }
}
