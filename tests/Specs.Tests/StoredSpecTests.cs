using System.ComponentModel.DataAnnotations;

namespace NasV2.Specs.Tests;

/// <summary>Stored specs are identified by a hash of their text, which therefore stays what it was, whatever fields are called.</summary>
public class StoredSpecTests
{
    private static readonly string Stored = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Files", "stored-spec.json")).TrimEnd();

    [Fact]
    public void A_stored_spec_is_read_and_written_as_the_same_text()
    {
        var spec = SpecJson.Read(Stored);

        Assert.Equal(Stored, SpecJson.Write(spec));
        Assert.Equal("ed572267c4bb7b669ae0b90f34820198e175f89e3a5987f73b4cdc287eb6e2b5", SpecJson.Hash(spec));
        Assert.Equal((Optimizer.Sgd, 0.9, 2), (spec.Recipe.Optimizer, spec.Recipe.DropPathSurvival, spec.Recipe.GradientAccumulation));
        Assert.Equal(2, spec.Recipe.Progressive!.ResampleEpochs);
    }

    [Fact]
    public void A_spec_of_defaults_has_the_hash_that_it_always_had() => Assert.Equal(
        "ce6ff65d9485418a82fe5519982b0f3f91722606c82b6e8308c6df2011242802", SpecJson.Hash(Documents.Read(Documents.Minimal)));

    [Theory]
    [InlineData("optimizer: sgd", "optimiser: sgd")]
    [InlineData("dropPathSurvival: 0.7", "survival: 0.7")]
    [InlineData("gradientAccumulation: 2", "accumulation: 2")]
    [InlineData("progressive: { resolution: 16, resampleEpochs: 3 }", "progressive: { resolution: 16, drawEpochs: 3 }")]
    public async Task A_renamed_field_may_have_either_name_and_the_hash_does_not_change(string name, string former)
    {
        var (now, before) = (Documents.Read(Documents.WithRecipe(name)), Documents.Read(Documents.WithRecipe(former)));

        Assert.Equal(before.Recipe, now.Recipe);
        Assert.NotEqual(new Recipe { Resolution = 32 }, now.Recipe);
        Assert.Equal(SpecJson.Hash(before), SpecJson.Hash(now));
        Assert.Empty(await Published.ErrorsOf(Published.ToJson(Documents.WithRecipe(name))));
        Assert.Empty(await Published.ErrorsOf(Published.ToJson(Documents.WithRecipe(former))));
    }

    [Fact]
    public void A_stored_spec_that_a_later_rule_refuses_is_still_read()
    {
        const string parts = "{ resolution: 8, batch: 16, gradientAccumulation: 16 }";
        var text = $"name: a\nspace: v2-s\ndata: {{ format: shapes }}\nrecipe: {parts}";
        Assert.Single(Documents.ProblemsOf(text));

        var stored = SpecJson.Write(Documents.Read(Documents.Minimal) with
        {
            Recipe = new Recipe { Resolution = 8, Batch = 16, GradientAccumulation = 16 },
        });
        Assert.Equal(16, SpecJson.Read(stored).Recipe.GradientAccumulation);
    }

    [Fact]
    public void Both_names_of_a_field_at_once_are_an_error() => Assert.Equal(
        "job.yaml:4: recipe.optimiser is given again; line 4 has it as optimizer",
        Documents.MessageOf(Documents.WithRecipe("optimizer: sgd, optimiser: adamw")));

    [Fact]
    public void A_field_that_was_added_later_is_stored_only_where_it_is_not_the_default()
    {
        Assert.Equal("{\"first\":1}", SectionJson.Write(new Grown()));
        Assert.Equal("{\"first\":1,\"second\":3}", SectionJson.Write(new Grown { Second = 3 }));
        Assert.Equal("{\"first\":1,\"second\":2}", SectionJson.Write(new Grown(), FieldNames.Current));
        Assert.Equal(new Grown { Second = 3 }, SectionJson.Read<Grown>("{\"first\":1,\"second\":3}"));
        Assert.Equal(new Grown(), SectionJson.Read<Grown>("{\"first\":1}"));
    }

    [Fact]
    public void People_are_shown_the_present_names()
    {
        var shown = RecipeJson.Write(SpecJson.Read(Stored).Recipe, FieldNames.Current);

        Assert.Contains("\"optimizer\":\"sgd\"", shown, StringComparison.Ordinal);
        Assert.Equal(SpecJson.Read(Stored).Recipe, RecipeJson.Read(shown));
    }

    private sealed record Grown : SpecSection
    {
        [Field("There from the beginning."), Range(0, 9)]
        public int First { get; init; } = 1;

        [Field("Added later.", OmitDefault = true), Range(0, 9)]
        public int Second { get; init; } = 2;
    }
}
