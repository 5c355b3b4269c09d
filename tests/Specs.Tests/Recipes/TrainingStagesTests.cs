namespace NasV2.Specs.Tests.Recipes;

public class TrainingStagesTests
{
    private static readonly Recipe Growing = new()
    {
        Epochs = 10,
        Resolution = 40,
        RandAugment = 15,
        Mixup = 0.2,
        Dropout = 0.3,
        Progressive = new() { Stages = 3, Resolution = 20, RandAugment = 5, Dropout = 0.1 },
    };

    [Theory]
    [InlineData("effnetv2-s.paper", "128 185 243 300", "5 8.333 11.667 15", "0.1 0.167 0.233 0.3", "0 0 0 0")]
    [InlineData("effnetv2-m.paper", "128 212 296 380", "5 10 15 20", "0.1 0.2 0.3 0.4", "0 0.067 0.133 0.2")]
    [InlineData("effnetv2-l.paper", "128 212 296 380", "5 11.667 18.333 25", "0.1 0.233 0.367 0.5", "0 0.167 0.333 0.5")]
    [InlineData("effnetv2-s.released", "171 214 257 300", "5 6.667 8.333 10", "0.2 0.2 0.2 0.2", "0 0 0 0")]
    [InlineData("effnetv2-m.released", "192 256 320 384", "5 8.333 11.667 15", "0.3 0.3 0.3 0.3", "0 0.067 0.133 0.2")]
    [InlineData("effnetv2-l.released", "192 256 320 384", "5 10 15 20", "0.4 0.4 0.4 0.4", "0 0.167 0.333 0.5")]
    public void The_presets_have_the_stages_of_the_paper_and_of_the_released_code(
        string preset, string sizes, string randAugment, string dropout, string mixup)
    {
        var stages = TrainingStages.Resolve(Preset(preset), seed: 1);

        Assert.Equal(sizes, Row(stage => stage.Resolution));
        Assert.Equal(randAugment, Row(stage => stage.Regularisation.RandAugment));
        Assert.Equal(dropout, Row(stage => stage.Regularisation.Dropout));
        Assert.Equal(mixup, Row(stage => stage.Regularisation.Mixup));
        Assert.Equal("1 88 176 263", Row(stage => stage.FirstEpoch));
        Assert.Equal("87 88 87 88", Row(stage => stage.Epochs));

        string Row(Func<TrainingStage, double> value) =>
            string.Join(' ', stages.Select(stage => FormattableString.Invariant($"{value(stage):0.###}")));
    }

    [Fact]
    public void Without_progressive_learning_there_is_one_stage_at_full_strength() => Assert.Equal(
        new TrainingStage(1, 10, 40, new(15, 0.2, 0, 0.3)),
        Assert.Single(TrainingStages.Resolve(Growing with { Progressive = null }, seed: 1)));

    [Fact]
    public void Resizing_alone_keeps_the_regularisation_at_full_strength()
    {
        var stages =
            TrainingStages.Resolve(Growing with { Progressive = Growing.Progressive! with { Method = ResizingMethod.Resize } }, seed: 1);

        Assert.Equal([20, 30, 40], stages.Select(stage => stage.Resolution));
        Assert.All(stages, stage => Assert.Equal(new(15, 0.2, 0, 0.3), stage.Regularisation));
    }

    [Theory]
    [InlineData(ResizingMethod.Random, 15, 15)]
    [InlineData(ResizingMethod.RandomAdaptive, 5, 15)]
    public void Random_resizing_draws_a_size_every_few_epochs_and_regularises_by_size_only_when_it_is_adaptive(
        ResizingMethod method, double least, double most)
    {
        var recipe = Growing with { Epochs = 203, Progressive = Growing.Progressive! with { Method = method, ResampleEpochs = 2 } };

        var stages = TrainingStages.Resolve(recipe, seed: 7);

        Assert.Equal(102, stages.Count);
        Assert.All(stages.SkipLast(1), stage => Assert.Equal(2, stage.Epochs));
        Assert.Equal(203, stages[^1].FirstEpoch);
        Assert.Equal([20, 30, 40], stages.Select(stage => stage.Resolution).Distinct().Order());
        Assert.All(stages.Where(stage => stage.Resolution == 20), stage => Assert.Equal(least, stage.Regularisation.RandAugment));
        Assert.All(stages.Where(stage => stage.Resolution == 40), stage => Assert.Equal(most, stage.Regularisation.RandAugment));
        Assert.Equal(stages, TrainingStages.Resolve(recipe, seed: 7));
        Assert.NotEqual(stages, TrainingStages.Resolve(recipe, seed: 8));
    }

    [Theory]
    [InlineData(1, "40")]
    [InlineData(2, "30 40")]
    [InlineData(3, "20 30 40")]
    public void A_run_shorter_than_its_stages_ends_at_full_size(int epochs, string sizes) => Assert.Equal(
        sizes,
        string.Join(
            ' ', TrainingStages.Resolve(Growing with { Epochs = epochs, WarmupEpochs = 0 }, seed: 1).Select(stage => stage.Resolution)));

    [Theory]
    [InlineData(4)]
    [InlineData(7)]
    [InlineData(350)]
    public void Every_epoch_belongs_to_one_stage(int epochs)
    {
        var stages = TrainingStages.Resolve(Growing with { Epochs = epochs }, seed: 1);

        Assert.Equal(Enumerable.Range(1, epochs), stages.SelectMany(stage => Enumerable.Range(stage.FirstEpoch, stage.Epochs)));
    }

    private static Recipe Preset(string name) => new RecipeReader(SpecVocabulary.Any).Read(RecipePresets.Documents[name], name);
}
