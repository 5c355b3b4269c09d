using CsCheck;

namespace NasV2.Space.Tests;

public sealed class ArchitectureJsonTests
{
    [Fact]
    public void Any_architecture_round_trips_through_JSON() =>
        Generate.AnyArchitecture.Sample(
            architecture => Assert.Equal(architecture, ArchitectureJson.Read(ArchitectureJson.Write(architecture))));

    [Fact]
    public void Only_the_stages_are_required()
    {
        const string json = """
            { "stages": [ { "op": "fused-mbconv", "layers": 2, "kernel": 3, "stride": 1, "expansion": 1, "input": 24, "output": 24 } ] }
            """;
        Assert.Equal("r2_k3_s1_e1_i24_o24_c1", ArchitectureJson.Read(json).Canonical);
    }

    private static string Own => string.Concat(BlockOps.Default.Parameters.Select(parameter => $", {parameter.Name}"));

    [Fact]
    public void All_problems_are_reported_with_field_value_and_rule()
    {
        const string json = """
            {
              "stem": { "filters": "many", "stride": 3 },
              "stages": [
                { "op": "conv", "layers": 0, "kernel": 3, "stride": 1, "expansion": 1, "input": 24, "output": 24 },
                { "op": "mbconv", "layers": 2, "kernal": 3, "stride": 1.5, "expansion": 1, "input": 32, "output": 24, "squeezeRatio": "x" },
                7
              ],
              "head": { "filters": 0 }
            }
            """;
        var refused = Assert.Throws<SpaceFormatException>(() => ArchitectureJson.Read(json));
        Assert.Equal(
            [
                "head.filters is 0; expected 1 to 8192",
                "stages[0].layers is 0; expected 1 to 200",
                $"stages[0].op is \"conv\"; expected one of "
                    + $"{string.Join(", ", BlockOps.Default.All.Select(op => op.Name).Order(StringComparer.Ordinal))}",
                "stages[1].input is 32; expected 24, the output filters of stage 1",
                $"stages[1].kernal is an unknown field; expected one of op, layers, kernel, stride, expansion, input, "
                    + $"output, squeezeRatio{Own}",
                "stages[1].kernel is missing; expected a value",
                "stages[1].squeezeRatio is \"x\"; expected a number",
                "stages[1].stride is 1.5; expected a whole number",
                "stages[2] is 7; expected an object",
                "stem.filters is \"many\"; expected a whole number",
                "stem.stride is 3; expected 1 or 2",
            ],
            refused.Problems.Select(problem => problem.ToString()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_canonical_string_that_contradicts_the_stages_is_refused()
    {
        var json = ArchitectureJson.Write(Architecture.Parse("r2_k3_s1_e1_i24_o24_c1")).Replace("r2_", "r3_", StringComparison.Ordinal);
        Assert.Equal(
            "The architecture is not valid: canonical is \"r3_k3_s1_e1_i24_o24_c1\"; expected \"r2_k3_s1_e1_i24_o24_c1\", which "
                + "the other fields describe.",
            Assert.Throws<SpaceFormatException>(() => ArchitectureJson.Read(json)).Message);
    }

    [Fact]
    public void Stem_filters_that_contradict_the_first_stage_are_refused()
    {
        var json = ArchitectureJson.Write(Architecture.Parse("r2_k3_s1_e1_i24_o32"))
            .Replace("\"filters\": 24", "\"filters\": 16", StringComparison.Ordinal);
        Assert.Equal(
            "The architecture is not valid: stem.filters is 16; expected 24, the input filters of the first stage.",
            Assert.Throws<SpaceFormatException>(() => ArchitectureJson.Read(json)).Message);
    }

    [Theory]
    [InlineData("{ \"stages\": ", "the document is not JSON")]
    [InlineData("{ \"stages\": [], \"stages\": [] }", "the document is not JSON")]
    [InlineData("[]", "the document is []; expected an object.")]
    [InlineData("{}", "stages is missing; expected a value.")]
    [InlineData("{ \"stages\": {} }", "stages is {}; expected a list.")]
    public void A_text_of_another_form_is_refused(string json, string message) =>
        Assert.StartsWith($"The architecture is not valid: {message}",
            Assert.Throws<SpaceFormatException>(() => ArchitectureJson.Read(json)).Message, StringComparison.Ordinal);
}
