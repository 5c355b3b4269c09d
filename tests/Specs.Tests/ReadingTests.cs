namespace NasV2.Specs.Tests;

public class ReadingTests
{
    [Fact]
    public void Fields_that_are_left_out_have_the_defaults_of_the_records()
    {
        var spec = Documents.Read(Documents.Minimal);

        Assert.Equal("first", spec.Name);
        Assert.Equal("small-image", spec.Space.Name);
        Assert.Equal((20, "random", 1L), (spec.Trials, spec.Sampler.Name, spec.Seed));
        Assert.Equal(new DataSpec { Format = "shapes" }, spec.Data);
        Assert.Equal(new Recipe { Resolution = 32 }, spec.Recipe);
        Assert.Equal(new RewardSpec(), spec.Reward);
        Assert.Equal(new LimitsSpec(), spec.Limits);
        Assert.Equal(new StepTimeSpec(), spec.StepTime);
        Assert.Equal(new ScalingSpec(), spec.Scaling);
    }

    [Fact]
    public void Every_section_can_be_written_out()
    {
        var spec = Documents.Read("""
            name: all
            space: v2-s
            trials: 3
            sampler: evolution
            seed: 9007199254740991
            data: { format: cifar10, path: /data/cifar, train: 4000, minival: 500, seed: 7 }
            recipe: { resolution: 64, epochs: 5, augmentation: none, learningRate: 2e-2, weightDecay: 0, dropPathSurvival: 1 }
            reward: { stepTime: -0.1, parameters: 0 }
            limits: { trialMinutes: 0.5 }
            stepTime: { warmupSteps: 0, blockSteps: 4, maxSteps: 8, spread: .05 }
            scaling: { evalResolution: 64, maxResolution: 96, parameterRatios: { m: 2 }, macRatios: { m: 3, l: 7 } }
            """);

        Assert.Equal(("v2-s", 3, "evolution", 9007199254740991L), (spec.Space.Name, spec.Trials, spec.Sampler.Name, spec.Seed));
        Assert.Equal(new DataSpec { Format = "cifar10", Path = "/data/cifar", Train = 4000, Minival = 500, Seed = 7 }, spec.Data);
        Assert.Equal(
            new Recipe { Resolution = 64, Epochs = 5, Augmentation = "none", LearningRate = 0.02, WeightDecay = 0, DropPathSurvival = 1 },
            spec.Recipe);
        Assert.Equal(new RewardSpec { StepTime = -0.1, Parameters = 0 }, spec.Reward);
        Assert.Equal(new LimitsSpec { TrialMinutes = 0.5 }, spec.Limits);
        Assert.Equal(new StepTimeSpec { WarmupSteps = 0, BlockSteps = 4, MaxSteps = 8, Spread = 0.05 }, spec.StepTime);
        Assert.Equal(
            new ScalingSpec { EvalResolution = 64, MaxResolution = 96, ParameterRatios = new(2, 5.52), MacRatios = new(3, 7) },
            spec.Scaling);
    }

    [Fact]
    public void Json_is_read_like_yaml()
    {
        const string json = """
            {
            	"name":"first", "space": "small-image",
            	"data":{"format":"shapes"},"recipe":{"resolution":32}
            }
            """;

        Assert.Equal(SpecJson.Write(Documents.Read(Documents.Minimal)), SpecJson.Write(Documents.Read(json)));
    }

    [Theory]
    [InlineData("128", 128)]
    [InlineData("+128", 128)]
    [InlineData("0128", 128)]
    [InlineData("0x80", 128)]
    [InlineData("0o200", 128)]
    public void Whole_numbers_are_those_of_yaml_1_2(string text, int batch) =>
        Assert.Equal(batch, Documents.Read(Documents.WithRecipe($"batch: {text}")).Recipe.Batch);

    [Theory]
    [InlineData("1", 1)]
    [InlineData(".5", 0.5)]
    [InlineData("2.", 2)]
    [InlineData("1E-2", 0.01)]
    [InlineData("+1.5e-1", 0.15)]
    public void Numbers_are_those_of_yaml_1_2(string text, double learningRate) =>
        Assert.Equal(learningRate, Documents.Read(Documents.WithRecipe($"learningRate: {text}")).Recipe.LearningRate);

    [Fact]
    public void A_name_that_looks_like_a_number_is_text_when_it_is_quoted() =>
        Assert.Equal("123", Documents.Read(Documents.Minimal.Replace("first", "'123'", StringComparison.Ordinal)).Name);
}
