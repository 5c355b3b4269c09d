namespace NasV2.Specs.Tests;

public class CrossRuleTests
{
    [Theory]
    [InlineData("{ format: shapes, train: 32 }", "{ resolution: 32, batch: 33 }",
        "recipe.batch is 33; expected at most data.train, which is 32")]
    [InlineData("{ format: shapes, train: 32 }", "{ resolution: 32 }",
        "recipe.batch is 64 by default; expected at most data.train, which is 32")]
    [InlineData("{ format: shapes }", "{ resolution: 32, epochs: 1 }",
        "recipe.warmupEpochs is 1 by default; expected less than recipe.epochs, which is 1")]
    [InlineData("{ format: shapes }", "{ resolution: 32, batch: 8, accumulation: 16 }",
        "recipe.accumulation is 16; expected at most recipe.batch, which is 8")]
    [InlineData("{ format: shapes }", "{ resolution: 32, progressive: { resolution: 64 } }",
        "recipe.progressive.resolution is 64; expected at most recipe.resolution, which is 32")]
    [InlineData("{ format: shapes }", "{ resolution: 16, batch: 16, gradientAccumulation: 16 }",
        "recipe.gradientAccumulation is 16; expected at least 2 images in each part of a batch: at 16 px the last stage has one pixel, and "
        + "batch norm needs more than one value per channel")]
    [InlineData("{ format: shapes }", "{ resolution: 8, batch: 5, gradientAccumulation: 3 }",
        "recipe.gradientAccumulation is 3; expected at least 2 images in each part of a batch: at 8 px the last stage has one pixel, and "
        + "batch norm needs more than one value per channel")]
    [InlineData("{ format: shapes }", "{ resolution: 16, batch: 1 }",
        "recipe.batch is 1; expected at least 2 images in each part of a batch: at 16 px the last stage has one pixel, "
        + "and batch norm needs more than one value per channel")]
    [InlineData("{ format: shapes }", "{ resolution: 481 }",
        "recipe.resolution is 481; expected at most scaling.maxResolution, which is 480")]
    public void Data_and_recipe_are_held_against_each_other(string data, string recipe, string expected)
    {
        var problem = Assert.Single(Documents.ProblemsOf($"name: a\nspace: v2-s\ndata: {data}\nrecipe: {recipe}"));
        Assert.Equal(expected, problem.ToString());
        Assert.NotNull(problem.Line);
    }

    [Theory]
    [InlineData("scaling: { evalResolution: 500 }", "scaling.evalResolution is 500; expected at most scaling.maxResolution, which is 480")]
    [InlineData("stepTime: { maxSteps: 5 }", "stepTime.blockSteps is 10 by default; expected at most stepTime.maxSteps, which is 5")]
    [InlineData("scaling: { parameterRatios: { m: 6 } }",
        "scaling.parameterRatios.m is 6; expected at most scaling.parameterRatios.l, which is 5.52")]
    [InlineData("scaling: { macRatios: { l: 2 } }",
        "scaling.macRatios.m is 2.94 by default; expected at most scaling.macRatios.l, which is 2")]
    public void The_fields_of_a_section_are_held_against_each_other(string section, string expected) =>
        Assert.Equal($"job.yaml:5: {expected}", Documents.MessageOf(Documents.With(section)));

    [Fact]
    public void A_rule_is_silent_where_one_of_its_fields_is_wrong_anyway()
    {
        var problems = Documents.ProblemsOf("""
            name: a
            space: v2-s
            data: { format: shapes, train: 32 }
            recipe: { resolution: 32, batch: -1 }
            """);

        Assert.Equal(["recipe.batch"], problems.Select(problem => problem.Field));
    }
}
