namespace NasV2.Cli.Tests;

public sealed class RecipeTests : TemporaryFolder
{
    [Theory]
    [InlineData("effnetv2-s.paper", new[] { 128, 185, 243, 300 }, new[] { 0.1, 0.3 }, new[] { 5.0, 15 })]
    [InlineData("effnetv2-s.released", new[] { 171, 214, 257, 300 }, new[] { 0.2, 0.2 }, new[] { 5.0, 10 })]
    public void The_stages_of_a_preset_are_shown(string preset, int[] sizes, double[] dropout, double[] randAugment)
    {
        var stages = Nas.Json("recipe", "show", preset, "--stages").AsArray();

        Assert.Equal(sizes, stages.Select(stage => (int)stage!["resolution"]!));
        Assert.Equal(dropout, new[] { stages[0], stages[^1] }.Select(stage => (double)stage!["dropout"]!));
        Assert.Equal(randAugment, new[] { stages[0], stages[^1] }.Select(stage => (double)stage!["randAugment"]!));
        // 87 epochs of the 306 batches of 4,096 that 1,256,144 images are.
        Assert.Equal(87 * 306, (int)stages[0]!["steps"]!);
    }

    [Fact]
    public void A_recipe_can_be_a_file_and_some_of_its_fields_changed()
    {
        var file = Write("mine.yaml", "resolution: 40\nprogressive: { resolution: 20, stages: 2 }\n");

        var stages = Nas.Json("recipe", "show", file, "--stages", "--set", "progressive.stages=3", "--set", "epochs=9").AsArray();

        Assert.Equal([20, 30, 40], stages.Select(stage => (int)stage!["resolution"]!));
        Assert.Equal([3, 6, 9], stages.Select(stage => (int)stage!["lastEpoch"]!));
    }

    [Fact]
    public void A_recipe_of_steps_is_shown_in_epochs_of_the_images_and_epochs_take_the_place_of_its_steps()
    {
        var stage = Assert.Single(Nas.Json("recipe", "show", "transfer", "--stages", "--images", "51200").AsArray());
        var changed = Assert.Single(Nas.Json("recipe", "show", "transfer", "--stages", "--images", "51200", "--set", "epochs=7").AsArray());

        Assert.Equal((100, 10_000), ((int)stage!["lastEpoch"]!, (int)stage["steps"]!));
        Assert.Equal(7, (int)changed!["lastEpoch"]!);
    }

    [Fact]
    public void Every_recipe_is_listed_with_its_fields()
    {
        var recipes = Nas.Json("recipe", "list").AsArray();

        Assert.Equal(8, recipes.Count);
        Assert.Contains(recipes, recipe => (string?)recipe!["name"] == "transfer" && (double)recipe["recipe"]!["cutout"]! == 0.5
            && (string?)recipe["recipe"]!["augmentation"] == "flip");
    }

    [Theory]
    [InlineData("effnetv2", null, "There is no recipe 'effnetv2'; expected one of effnetv2-l.paper,")]
    [InlineData("transfer", "epochs", "--set is 'epochs', but must be field=value, such as epochs=20.")]
    [InlineData("transfer", "epochs=0", "--set:1: epochs is 0; expected a whole number from 1 to 10000")]
    [InlineData("transfer", "epochs.x=1", "--set:1: epochs is a mapping; expected a whole number from 1 to 10000")]
    public void An_inconsistent_recipe_is_answered_with_a_sentence(string recipe, string? change, string expected)
    {
        var run = Nas.Run(["recipe", "show", recipe, .. change is null ? Array.Empty<string>() : ["--set", change]]);

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith(expected, run.Error, StringComparison.Ordinal);
    }
}
