using NasV2.Data;
using NasV2.Model;
using NasV2.Specs;
using NasV2.Training.Augmentation;
using NasV2.Training.Batches;
using static TorchSharp.torch;

namespace NasV2.Training.Tests;

public sealed class ProgressiveTests
{
    private static readonly Lazy<Dataset> Shapes =
        new(() => DatasetFormats.Default.Get("shapes").Load("", new DatasetLoadOptions(), CancellationToken.None));
    private static readonly DataSpec Subset = new() { Format = "shapes", Train = 64, Minival = 50 };

    private static readonly Recipe Growing = Recipes.Small with
    {
        Epochs = 4,
        Resolution = 24,
        RandAugment = 10,
        Mixup = 0.4,
        Dropout = 0.4,
        Progressive = new() { Stages = 2, Resolution = 16, Dropout = 0.1 },
    };

    [Fact]
    public Task A_run_goes_through_its_stages() => Torch.RunAsync(() =>
    {
        var data = new TrainingData(Shapes.Value, Subset);
        using var network = new Network(Networks.TinyArchitecture, Growing.NetworkOptions(data.Classes), CPU, 1);
        var seen = new List<(int Epoch, int Resolution, double Dropout)>();
        var loop = new TrainingLoop(network, data, Growing, TimeProvider.System)
        {
            OnProgress = progress => seen.Add((progress.Epoch, progress.Stage.Resolution, network.Dropout)),
        };

        loop.Run(1, _ => { }, CancellationToken.None);

        Assert.Equal([(1, 16, 0.1), (2, 16, 0.1), (3, 24, 0.4), (4, 24, 0.4)], seen);
    });

    [Fact]
    public Task Patience_ends_a_run_that_gets_no_better_and_its_best_epoch_is_the_result() => Torch.RunAsync(() =>
    {
        var data = new TrainingData(Shapes.Value, Subset);
        // So small a rate changes no weight: every epoch is as good as the first.
        var recipe = Recipes.Small with
        {
            Epochs = 20,
            LearningRate = 1e-6,
            WarmupEpochs = 19,
            Patience = 3,
            EmaDecay = 0.999999,
            BatchNormMomentum = 0.0001,
        };
        using var network = new Network(Networks.TinyArchitecture, recipe.NetworkOptions(data.Classes), CPU, 1);
        var accuracies = new List<double>();

        var result = new TrainingLoop(network, data, recipe, TimeProvider.System)
            .Run(1, epoch => accuracies.Add(epoch.MinivalAccuracy), CancellationToken.None);

        var best = accuracies.IndexOf(accuracies.Max()) + 1;
        Assert.Equal(best + 3, accuracies.Count);
        Assert.InRange(accuracies.Count, 4, 19);
        Assert.Equal((best, accuracies.Max()), (result.Number, result.MinivalAccuracy));
    });

    [Fact]
    public Task What_a_batch_becomes_follows_from_seed_epoch_step_and_image() => Torch.RunAsync(() =>
    {
        var (images, targets) = Prepared(seed: 1, epoch: 1, step: 0);
        Assert.Equal([16, 3, 24, 24], images.shape);
        Assert.Equal([16, 10], targets.shape);
        Assert.True(targets.sum(1).allclose(ones(16)));

        Assert.True(Same((images, targets), Prepared(seed: 1, epoch: 1, step: 0)));
        Assert.False(Same((images, targets), Prepared(seed: 2, epoch: 1, step: 0)));
        Assert.False(Same((images, targets), Prepared(seed: 1, epoch: 2, step: 0)));
        Assert.False(Same((images, targets), Prepared(seed: 1, epoch: 1, step: 1)));
    });

    [Fact]
    public Task Without_regularisation_a_batch_is_its_images_and_labels() => Torch.RunAsync(() =>
    {
        using var normalisation = new Normalisation([0.5f], [0.5f], CPU);
        var stage = new TrainingStage(1, 1, 24, new(0, 0, 0, 0));
        using var batch = FirstBatch(resolution: 24);

        var (images, labels) = new StageAugmentation(stage, Growing, 10, 1, normalisation).Prepare(batch, 1, 0);

        Assert.Equal(ScalarType.Int64, labels.dtype);
        Assert.True(images.allclose(normalisation.Apply(batch.Load().Images)));
    });

    [Fact]
    public Task Cutout_leaves_a_square_of_noise() => Torch.RunAsync(() =>
    {
        using var normalisation = new Normalisation([0.5f], [0.5f], CPU);
        using var batch = FirstBatch(resolution: 24);
        var stage = new TrainingStage(1, 1, 24, new(0, 0, 0, 0));

        var (images, _) = new StageAugmentation(stage, Growing with { Cutout = 0.5 }, 10, 1, normalisation).Prepare(batch, 1, 0);

        var changed = images.ne(normalisation.Apply(batch.Load().Images)).any(1).sum([1, 2]);
        Assert.InRange(changed.max().item<long>(), 100, 12 * 12);
        Assert.InRange(changed.min().item<long>(), 6 * 6, 12 * 12);
    });

    private static (Tensor Images, Tensor Targets) Prepared(long seed, int epoch, int step)
    {
        using var normalisation = new Normalisation([0.5f], [0.5f], CPU);
        using var batch = FirstBatch(resolution: 24);
        return new StageAugmentation(new TrainingStage(1, 1, 24, new(10, 0.4, 0.4, 0)), Growing, 10, seed, normalisation)
            .Prepare(batch, epoch, step);
    }

    private static IDeviceBatch FirstBatch(int resolution)
    {
        var options = new BatchOptions { BatchSize = 16, Resolution = resolution };
        return new StreamedBatches(new BatchPipeline(Shapes.Value.Train, [.. Enumerable.Range(0, 16)], options), CPU)
            .Epoch(0, 0, CancellationToken.None).Single();
    }

    private static bool Same((Tensor Images, Tensor Targets) one, (Tensor Images, Tensor Targets) other) =>
        one.Images.eq(other.Images).all().item<bool>() && one.Targets.eq(other.Targets).all().item<bool>();
}
