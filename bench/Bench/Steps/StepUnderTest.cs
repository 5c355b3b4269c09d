using NasV2.Model;
using NasV2.Space;
using NasV2.Specs;
using NasV2.Training;
using NasV2.Training.Optimization;
using static TorchSharp.torch;

namespace NasV2.Bench.Steps;

/// <summary>A network with random images, whose whole training step and whose optimizer can be run alone.</summary>
/// <param name="Parameters">Its weights.</param>
/// <param name="Run">A whole step: forward, backward, optimizer, moving average.</param>
/// <param name="Optimize">Optimizer and moving average.</param>
internal sealed record StepUnderTest(long Parameters, Action Run, Action Optimize)
{
    private const int Classes = 10;

    private static readonly Dictionary<string, Func<Recipe, StepUnderTest>> Networks = new()
    {
        ["efficientnetv2-b0"] = OurNetwork,
        ["resnet50"] = ResNet,
    };

    public static IEnumerable<string> Names => Networks.Keys;

    /// <param name="network">One of <see cref="Names"/>.</param>
    /// <param name="recipe">Batch, resolution and the optimizer.</param>
    public static StepUnderTest Of(string network, Recipe recipe) => Networks[network](recipe);

    /// <summary>EfficientNetV2-B0 with every width halved but the head's, as the peer has it, by the product's own step.</summary>
    private static StepUnderTest OurNetwork(Recipe recipe)
    {
        var full = NamedArchitectures.Find("efficientnetv2-b0").Architecture;
        var half = new Architecture(CompoundScaling.Scale(full, width: 0.5, depth: 1).Stages, full.HeadFilters, full.StemStride);
        var network = new Network(half, recipe.NetworkOptions(Classes), CPU, seed: 0);
        var step = new TrainingStep(network, recipe);
        var totals = new EpochTotals(CPU);
        var (images, labels) = Batch(recipe);
        return new(
            network.Parameters.Count, () => step.Run(images, labels, rate: 1e-5, totals), CreateOptimizer(network.Parameters, recipe));
    }

    private static StepUnderTest ResNet(Recipe recipe)
    {
        var network = new ResNet50(Classes, CPU);
        var optimize = CreateOptimizer(network.Parameters, recipe);
        var (images, labels) = Batch(recipe);
        return new(network.Parameters.Count, Run, optimize);

        void Run()
        {
            using var scope = NewDisposeScope();
            nn.functional.cross_entropy(network.Forward(images), labels, label_smoothing: recipe.LabelSmoothing).backward();
            optimize();
        }
    }

    private static Action CreateOptimizer(NetworkParameters parameters, Recipe recipe)
    {
        var optimizer = Optimizers.Create(parameters, recipe);
        var average = new MovingAverage(parameters, recipe.EmaDecay);
        return () =>
        {
            optimizer.Step(rate: 1e-5);
            average.Update();
        };
    }

    private static (Tensor Images, Tensor Labels) Batch(Recipe recipe) => (
        MemoryLayout.EmptyImages(recipe.Batch, 3, recipe.Resolution, recipe.Resolution, CPU).normal_(),
        randint(Classes, recipe.Batch, int64, CPU));
}
