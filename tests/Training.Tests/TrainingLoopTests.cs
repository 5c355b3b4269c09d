using System.Collections.Immutable;
using NasV2.Data;
using NasV2.Model;
using NasV2.Specs;
using TorchSharp;

namespace NasV2.Training.Tests;

public sealed class TrainingLoopTests
{
    private static readonly Lazy<Dataset> Shapes =
        new(() => DatasetFormats.Default.Get("shapes").Load("", new DatasetLoadOptions(), CancellationToken.None));
    private static readonly DataSpec Subset = new() { Format = "shapes", Train = 320, Minival = 200 };

    [Fact]
    public Task A_network_learns_the_built_in_images() => Torch.RunAsync(() =>
    {
        var epochs = Train(Recipes.Small with { Epochs = 6, LearningRate = 0.064, Resolution = 32 }, Subset with { Train = 1600 });
        Assert.Equal([1, 2, 3, 4, 5, 6], epochs.Select(epoch => epoch.Number));
        Assert.True(epochs[^1].Loss < epochs[0].Loss, $"loss went from {epochs[0].Loss} to {epochs[^1].Loss}");
        Assert.True(epochs[^1].MinivalAccuracy > 0.25, $"minival accuracy {epochs[^1].MinivalAccuracy} is close to the 0.1 of guessing");
    });

    [Fact]
    public Task The_same_seed_gives_the_same_run_and_another_seed_another() => Torch.RunAsync(() =>
    {
        Assert.Equal(Curve(seed: 5), Curve(seed: 5));
        Assert.NotEqual(Curve(seed: 5), Curve(seed: 6));

        static List<(double, double)> Curve(long seed) =>
            [.. Train(Recipes.Small, Subset, seed).Select(epoch => (epoch.Loss, epoch.MinivalAccuracy))];
    });

    [Fact]
    public Task A_learning_rate_far_too_high_ends_as_diverged() => Torch.RunAsync(() =>
    {
        var exception = Assert.Throws<DivergedException>(() => Train(Recipes.Small with { LearningRate = 1e30, WarmupEpochs = 0 }, Subset));
        Assert.Contains("epoch 1", exception.Message, StringComparison.Ordinal);
    });

    [Fact]
    public Task A_cancelled_run_stops() => Torch.RunAsync(() =>
    {
        using var cancellation = new CancellationTokenSource();
        using var network = Networks.Tiny();
        var loop = new TrainingLoop(network, new TrainingData(Shapes.Value, Subset), Recipes.Small, TimeProvider.System);
        var epochs = 0;
        Assert.Throws<OperationCanceledException>(() => loop.Run(
            1,
            _ =>
            {
                epochs++;
                cancellation.Cancel();
            },
            cancellation.Token));
        Assert.Equal(1, epochs);
    });

    [Fact]
    public void Images_of_one_class_are_refused_as_there_is_nothing_to_learn()
    {
        var images = SeveralLabels.Noise(8, classes: 1, Enumerable.Repeat(ImmutableArray.Create(0), 40));
        var refused = Assert.Throws<DatasetException>(
            () => new TrainingData(new Dataset(images, null, [0.5f], [0.3f]), new DataSpec { Format = "folder", Minival = 10 }));
        Assert.Equal(
            "The dataset has one class ('class 0'), expected at least two: any network is right about all its images.", refused.Message);
    }

    [Fact]
    public void A_minival_that_could_not_show_that_anything_was_learned_is_refused()
    {
        var labels = Enumerable.Range(0, 80).Select(image => ImmutableArray.Create(image % 20 == 0 ? 1 : 0));
        var dataset = new Dataset(SeveralLabels.Noise(8, classes: 2, labels), null, [0.5f], [0.3f]);
        var refused = Assert.Throws<DatasetException>(() => new TrainingData(dataset, new DataSpec { Format = "folder", Minival = 40 }));
        Assert.Equal(
            "The minival has 40 images, 95 % of them with the same label, which is too few: "
                + "a network that is right about all of them could not be told from one that always answers that label.",
            refused.Message);
    }

    [Fact]
    public void The_largest_class_is_the_label_that_most_images_of_the_minival_have()
    {
        var labels = Enumerable.Range(0, 80).Select(image => image % 4 == 0 ? ImmutableArray.Create(1) : [2, 0]);
        var dataset = new Dataset(SeveralLabels.Noise(8, classes: 3, labels), null, [0.5f], [0.3f]);
        Assert.Equal(new MinivalFigures(40, 0.75), new TrainingData(dataset, new DataSpec { Format = "folder", Minival = 40 }).Minival);
    }

    private static List<Epoch> Train(Recipe recipe, DataSpec spec, long seed = 1)
    {
        var data = new TrainingData(Shapes.Value, spec);
        using var network = new Network(Networks.TinyArchitecture, recipe.NetworkOptions(data.Classes), torch.CPU, seed);
        var epochs = new List<Epoch>();
        new TrainingLoop(network, data, recipe, TimeProvider.System).Run(seed, epochs.Add, CancellationToken.None);
        return epochs;
    }
}
