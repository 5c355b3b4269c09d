using System.Text.Json.Nodes;

namespace NasV2.Specs.Tests.Recipes;

public class RecipeReaderTests
{
    public static TheoryData<string> Presets => [.. RecipePresets.Names];

    [Theory]
    [MemberData(nameof(Presets))]
    public async Task Every_preset_is_a_recipe_that_a_job_may_have(string name)
    {
        var recipe = Preset(name).For(stepsPerEpoch: 1000);
        var job = JsonNode.Parse(SpecJson.Write(Documents.Read(Documents.Minimal) with { Recipe = recipe }))!.ToJsonString();

        Assert.Equal(
            recipe, SpecJson.Read(job.Replace("\"maxResolution\":480", "\"maxResolution\":1024", StringComparison.Ordinal)).Recipe);
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
    public void All_problems_of_a_recipe_are_reported_with_their_lines()
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
    public void A_job_may_name_a_preset_and_change_some_of_its_fields()
    {
        var recipe = Documents.Read(Documents.Minimal.Replace(
            "{ resolution: 32 }", "{ preset: small-images, epochs: 7, dropout: 0.3 }", StringComparison.Ordinal)).Recipe;

        Assert.Equal(Preset("small-images") with { Epochs = 7, Dropout = 0.3 }, recipe);
    }

    [Theory]
    [InlineData("{ preset: small-images, epochs: 7 }", true)]
    [InlineData("{ preset: small-image }", false)]
    [InlineData("{ epochs: 7 }", false)]
    public async Task The_schema_wants_a_preset_or_the_fields_that_have_no_default(string recipe, bool isValid)
    {
        var job = Documents.Minimal.Replace("{ resolution: 32 }", recipe, StringComparison.Ordinal);

        Assert.Equal(isValid, (await Published.ErrorsOf(Published.ToJson(job))).Count == 0);
    }

    [Theory]
    [InlineData("recipe: { preset: small-image }", "recipe.preset is \"small-image\"; expected one of: effnetv2-l.paper, ")]
    [InlineData("recipe: { epochs: 3 }", "recipe.resolution is missing; expected ")]
    [InlineData("recipe: { preset: transfer }", "recipe.steps is 10000; expected recipe.epochs: a search counts epochs")]
    public void A_job_without_a_recipe_that_it_can_have_is_refused(string recipe, string expected)
    {
        var job = Documents.Minimal.Replace("recipe: { resolution: 32 }", recipe, StringComparison.Ordinal);

        Assert.StartsWith($"job.yaml:4: {expected}", Documents.MessageOf(job), StringComparison.Ordinal);
    }

    [Fact]
    public void Steps_become_the_nearest_number_of_whole_epochs_and_an_epoch_at_least()
    {
        var recipe = new Recipe { Resolution = 32, Steps = 10_000 };

        Assert.Equal(2500, recipe.For(4).Epochs);
        Assert.Equal(3, recipe.For(3999).Epochs);
        Assert.Equal(1, recipe.For(40_000).Epochs);
        Assert.Null(recipe.For(4).Steps);
        Assert.Equal(10, (recipe with { Steps = null }).For(4).Epochs);
    }

    [Fact]
    public void Epochs_given_with_a_preset_of_steps_replace_the_steps()
    {
        var recipe = new RecipeReader(Documents.Vocabulary).Read("{ preset: transfer, augmentation: none, epochs: 4 }", "r");

        Assert.Equal(4, recipe.For(stepsPerEpoch: 1000).Epochs);
        Assert.Equal(10, new RecipeReader(Documents.Vocabulary).Read("{ preset: transfer, augmentation: none }", "r").For(1000).Epochs);
    }

    [Fact]
    public void The_rules_between_fields_hold_for_a_recipe_by_itself()
    {
        var refusal = Assert.Throws<SpecException>(
            () => new RecipeReader(Documents.Vocabulary).Read("{ resolution: 32, progressive: { resolution: 64 } }", "r"));

        Assert.Equal("r:1: progressive.resolution is 64; expected at most resolution, which is 32", refusal.Message);
    }

    [Fact]
    public void A_change_keeps_all_other_fields_and_null_resets_one()
    {
        var reader = new RecipeReader(Documents.Vocabulary);
        var paper = Preset("effnetv2-s.paper");

        Assert.Equal(
            paper with { Optimizer = Optimizer.Sgd, Progressive = paper.Progressive! with { Stages = 3 } },
            reader.Change(paper, "{ optimizer: sgd, progressive: { stages: 3 } }", "--set"));
        Assert.Equal(paper with { Progressive = null }, reader.Change(paper, "{ progressive: null }", "--set"));
        Assert.Equal(
            "--set:1: batch is 0; expected a whole number from 1 to 65536",
            Assert.Throws<SpecException>(() => reader.Change(paper, "{ batch: 0 }", "--set")).Message);
    }

    [Fact]
    public void The_reference_has_every_field_with_its_values_and_default()
    {
        var fields = FieldReference.List<Recipe>(Documents.Vocabulary);

        Assert.Contains(new FieldReference("batch", "a whole number from 1 to 65536", "64", "Images per step."), fields);
        Assert.Contains(
            fields, field => field is { Name: "progressive.method", Values: "one of: adaptive, resize, random, random-adaptive" });
        Assert.Contains(fields, field => field is { Name: "resolution", Default: null });
    }

    private static Recipe Preset(string name) => new RecipeReader(SpecVocabulary.Any).Read(RecipePresets.Documents[name], name);
}
