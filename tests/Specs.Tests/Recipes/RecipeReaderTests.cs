using System.Text.Json.Nodes;

namespace NasV2.Specs.Tests.Recipes;

public class RecipeReaderTests
{
    public static TheoryData<string> Presets => [.. RecipePresets.Names];

    [Theory]
    [MemberData(nameof(Presets))]
    public async Task Every_preset_is_a_recipe_that_a_job_may_have(string name)
    {
        var recipe = new RecipeReader(SpecVocabulary.Any).Read(RecipePresets.Documents[name], name);
        var job = JsonNode.Parse(SpecJson.Write(Documents.Read(Documents.Minimal) with { Recipe = recipe }))!.ToJsonString();

        Assert.Equal(recipe, SpecJson.Read(job.Replace("\"maxResolution\":480", "\"maxResolution\":1024", StringComparison.Ordinal)).Recipe);
        Assert.Empty(await Published.ErrorsOf(job));
    }

    [Fact]
    public void The_presets_are_these() => Assert.Equal(
        [
            "effnetv2-l.paper", "effnetv2-l.released", "effnetv2-m.paper", "effnetv2-m.released", "effnetv2-s.paper", "effnetv2-s.released",
            "small-images", "transfer",
        ],
        RecipePresets.Names);

    [Fact]
    public void All_problems_of_a_recipe_are_told_with_their_lines()
    {
        var refusal = Assert.Throws<SpecException>(() => new RecipeReader(Documents.Vocabulary).Read(
            """
            resolution: 32
            optimiser: lion
            epochs: 0
            progressive:
              resolution: 16
              methd: adaptive
            """,
            "mine.yaml"));

        Assert.Equal(
            [
                "mine.yaml:2: optimiser is \"lion\"; expected one of: rmsprop, sgd, adamw",
                "mine.yaml:3: epochs is 0; expected a whole number from 1 to 10000",
                "mine.yaml:6: progressive.methd is an unknown field; did you mean 'method'?",
            ],
            refusal.Message.Split('\n'));
    }

    [Fact]
    public void The_rules_between_fields_hold_for_a_recipe_by_itself()
    {
        var refusal = Assert.Throws<SpecException>(() => new RecipeReader(Documents.Vocabulary).Read("{ resolution: 32, progressive: { resolution: 64 } }", "r"));

        Assert.Equal("r:1: progressive.resolution is 64; expected at most resolution, which is 32", refusal.Message);
    }
}
