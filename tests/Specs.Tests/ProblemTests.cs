namespace NasV2.Specs.Tests;

public class ProblemTests
{
    [Fact]
    public void Five_mistakes_are_named_in_one_answer_each_with_its_line()
    {
        var message = Documents.MessageOf("""
            name: Fashion MNIST
            space: small-images
            # a comment counts as a line
            data:
              format: fashion
            recipe:
              resolution: 28
              batch: 0
              epoch: 10
            """);

        Assert.Equal(
            """
            job.yaml:1: name is "Fashion MNIST"; expected 1 to 40 of a-z, 0-9 and '-', beginning with a letter or digit
            job.yaml:2: space is "small-images"; expected one of: paper-b4, small-image, v2-b0, v2-s; or a search space of your own
            job.yaml:5: data.format is "fashion"; expected one of: cifar10, fashion-mnist, shapes
            job.yaml:8: recipe.batch is 0; expected a whole number from 1 to 65536
            job.yaml:9: recipe.epoch is an unknown field; did you mean 'epochs'?
            """,
            message);
    }

    [Fact]
    public void Required_fields_that_are_missing_are_named_with_their_section()
    {
        var problems = Documents.ProblemsOf("""
            trials: 5
            data:
              minival: 100
            recipe:
              epochs: 3
            """);

        Assert.Equal(
            [("name", null), ("space", null), ("data.format", 2), ("recipe.resolution", 4)],
            problems.Select(problem => (problem.Field, problem.Line)));
        Assert.All(problems, problem => Assert.Equal("missing", problem.Value));
    }

    [Fact]
    public void Missing_sections_are_named_with_what_they_hold() =>
        Assert.Equal(
            """
            job.yaml: data is missing; expected a section with fields such as format, path, train, minival
            job.yaml: recipe is missing; expected a section with fields such as resolution, preset, epochs, steps
            """,
            Documents.MessageOf("{ name: first, space: v2-s }"));

    [Theory]
    [InlineData("batch: \"64\"", "recipe.batch is the text \"64\"; expected a whole number from 1 to 65536")]
    [InlineData("batch: 6.4", "recipe.batch is 6.4; expected a whole number from 1 to 65536")]
    [InlineData("batch: 99999999999999999999", "recipe.batch is 99999999999999999999; expected a whole number from 1 to 65536")]
    [InlineData("batch: 0xFFFFFFFFFFFFFFFFF", "recipe.batch is 0xFFFFFFFFFFFFFFFFF; expected a whole number from 1 to 65536")]
    [InlineData("batch: many", "recipe.batch is \"many\"; expected a whole number from 1 to 65536")]
    [InlineData("batch: ", "recipe.batch is empty; expected a whole number from 1 to 65536")]
    [InlineData("batch: yes", "recipe.batch is \"yes\"; expected a whole number from 1 to 65536")]
    [InlineData("batch: true", "recipe.batch is true; expected a whole number from 1 to 65536")]
    [InlineData("batch: [64]", "recipe.batch is a list; expected a whole number from 1 to 65536")]
    [InlineData("batch: {size: 64}", "recipe.batch is a mapping; expected a whole number from 1 to 65536")]
    [InlineData("dropout: .nan", "recipe.dropout is .nan; expected a number from 0 to 0.9")]
    [InlineData("dropout: -.inf", "recipe.dropout is -.inf; expected a number from 0 to 0.9")]
    [InlineData("dropout: '0.1'", "recipe.dropout is the text \"0.1\"; expected a number from 0 to 0.9")]
    [InlineData("dropout: 0x1FFFFFFFFFFFFFFFF", "recipe.dropout is 0x1FFFFFFFFFFFFFFFF; expected a number from 0 to 0.9")]
    [InlineData("augmentation: 5", "recipe.augmentation is 5; expected one of: crop-flip, none")]
    public void A_value_of_the_wrong_type_is_quoted_with_the_rule(string field, string expected) =>
        Assert.Equal($"job.yaml:4: {expected}", Documents.MessageOf(Documents.WithRecipe(field)));

    [Theory]
    [InlineData("learning_rate", "did you mean 'learningRate'?")]
    [InlineData("Batch", "did you mean 'batch'?")]
    [InlineData("wramupEpochs", "did you mean 'warmupEpochs'?")]
    public void A_mistyped_field_is_answered_with_the_nearest_one(string field, string hint) =>
        Assert.Equal(hint, Assert.Single(Documents.ProblemsOf(Documents.WithRecipe($"{field}: 1"))).Rule);

    [Fact]
    public void A_field_unlike_any_known_one_is_answered_with_all_fields_of_its_section() =>
        Assert.Equal(
            "job.yaml:5: reward.latency is an unknown field; known fields: stepTime, parameters",
            Documents.MessageOf(Documents.With("reward: { latency: -0.07 }")));

    [Fact]
    public void A_field_that_is_given_twice_is_refused_with_both_lines() =>
        Assert.Equal(
            "job.yaml:6: trials is given again; line 5 has it already",
            Documents.MessageOf(Documents.With("trials: 5\ntrials: 6")));

    [Fact]
    public void A_section_that_is_a_value_is_refused() =>
        Assert.Equal(
            "job.yaml:5: reward is empty; expected a section with fields such as stepTime, parameters",
            Documents.MessageOf(Documents.With("reward:")));

    [Fact]
    public void An_unknown_sampler_is_answered_with_the_known_ones() =>
        Assert.Equal(
            "job.yaml:5: sampler is \"genetic\"; expected one of: evolution, random",
            Documents.MessageOf(Documents.With("sampler: genetic")));

    [Fact]
    public void A_long_value_is_cut_in_the_message()
    {
        var problem = Assert.Single(Documents.ProblemsOf(Documents.With($"sampler: {new string('x', 500)}")));
        Assert.Equal($"\"{new string('x', 60)}…\"", problem.Value);
    }
}
