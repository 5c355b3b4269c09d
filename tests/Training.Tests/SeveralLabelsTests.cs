using System.Collections.Immutable;
using NasV2.Model;
using NasV2.Specs;
using NasV2.Training.Augmentation;
using NasV2.Training.Batches;
using static TorchSharp.torch;

namespace NasV2.Training.Tests;

public sealed class SeveralLabelsTests
{
    private static readonly Recipe Plain = Recipes.Small with
    {
        Dropout = 0,
        DropPathSurvival = 1,
        Optimizer = Optimizer.Sgd,
        WeightDecay = 0,
        EmaDecay = 0,
    };

    [Fact]
    public Task A_batch_has_the_share_of_every_label_as_its_probability() => Torch.RunAsync(() =>
    {
        using var batch = SeveralLabels.OneBatch(SeveralLabels.Noise(16, 5, [3], [4, 0], [2, 1, 4, 3]));

        var targets = batch.Load().Targets;

        Assert.Equal(ScalarType.Float32, targets.dtype);
        Assert.Equal([3, 5], targets.shape);
        Assert.Equal([0, 0, 0, 1, 0, 0.5f, 0, 0, 0, 0.5f, 0, 0.25f, 0.25f, 0.25f, 0.25f], targets.data<float>().ToArray());
    });

    [Fact]
    public Task Mixing_blends_the_probabilities_of_all_labels_of_both_images() => Torch.RunAsync(() =>
    {
        using var normalisation = new Normalisation([0.5f], [0.5f], CPU);
        using var batch = SeveralLabels.OneBatch(SeveralLabels.Noise(16, 6, [0, 1], [2], [3], [4, 5]));
        var stage = new TrainingStage(1, 1, 16, new(0, 0.4, 0, 0));

        var targets = new StageAugmentation(stage, Plain, 6, 1, normalisation).Prepare(batch, 1, 0).Targets;

        // The partner of the first image is the last.
        var first = targets[0].data<float>().ToArray();
        Assert.Equal([0, 0], first[2..4]);
        Assert.Equal(first[0], first[1]);
        Assert.Equal(first[4], first[5]);
        Assert.InRange(first[0], 1e-6f, 0.5f - 1e-6f);
        Assert.Equal(0.5f, first[0] + first[4], 1e-6f);
        Assert.All(targets.sum(1).data<float>().ToArray(), sum => Assert.Equal(1, sum, 1e-6f));
    });

    [Fact]
    public Task The_loss_is_the_cross_entropy_with_the_smoothed_probabilities() => Torch.RunAsync(() =>
    {
        const float Smoothing = 0.1f;
        var (images, targets) = Loaded([0, 1], [2], [3, 4, 9], [5]);
        using var network = Fresh();
        using var reference = Fresh();
        var smoothed = (targets * (1 - Smoothing)) + (Smoothing / 10);
        var expected = -(smoothed * reference.Forward(images, training: true).log_softmax(1)).sum(1).mean();

        using var totals = Step(network, Plain with { LabelSmoothing = Smoothing }, images, targets);

        Assert.Equal(expected.item<float>(), totals.Loss.item<float>(), 1e-4f);
    });

    [Fact]
    public Task In_training_any_label_of_an_image_is_a_correct_prediction() => Torch.RunAsync(() =>
    {
        var images = Loaded([0], [0], [0], [0]).Images;
        using var reference = Fresh();
        var answers = reference.Forward(images, training: true).argmax(1).data<long>().Select(answer => (int)answer).ToArray();
        var (_, targets) = Loaded(LastOf(answers[0]), Without(answers[1]), [answers[2]], LastOf(answers[3]));
        using var network = Fresh();

        using var totals = Step(network, Plain, images, targets);

        Assert.Equal(3, totals.Correct.item<long>());
    });

    [Fact]
    public Task In_evaluation_any_label_of_an_image_is_a_correct_prediction() => Torch.RunAsync(() =>
    {
        using var network = Fresh();
        using var normalisation = new Normalisation([0.5f], [0.5f], CPU);
        var images = normalisation.Apply(Loaded([0], [0], [0], [0], raw: true).Images);
        var answers = network.Forward(images, training: false).argmax(1).data<long>().Select(answer => (int)answer).ToArray();
        var judged = SeveralLabels.All(
            SeveralLabels.Noise(16, 10, LastOf(answers[0]), Without(answers[1]), [answers[2]], LastOf(answers[3])));

        Assert.Equal(0.75, Evaluator.Evaluate(network, judged, normalisation, () => { }, CancellationToken.None).Accuracy);
    });

    [Fact]
    public Task Of_mixed_images_of_one_label_each_the_first_of_the_likeliest_alone_is_right() => Torch.RunAsync(() =>
    {
        var targets = tensor(new[] { 0.5f, 0.5f, 0, 0.3f, 0, 0.7f, 0, 0.5f, 0.5f }).view(3, 3);

        Assert.Equal(2, Count([0, 2, 2], anyOfBest: false));
        Assert.Equal(3, Count([0, 2, 2], anyOfBest: true));
        Assert.Equal(0, Count([1, 0, 2], anyOfBest: false));
        Assert.Equal(2, Count([1, 0, 2], anyOfBest: true));
        Assert.Equal(0, Count([2, 1, 0], anyOfBest: true));

        long Count(long[] answers, bool anyOfBest) =>
            CorrectPredictions.Count(nn.functional.one_hot(tensor(answers), 3).to(float32), targets, anyOfBest).item<long>();
    });

    [Theory]
    [InlineData(0)]
    [InlineData(0.2)]
    public Task A_network_learns_images_of_several_labels(double mixup) => Torch.RunAsync(() =>
    {
        var data = new TrainingData(SeveralLabels.DarkAndBright(384, 16), new DataSpec { Format = "labelled-folder", Minival = 32 });
        var recipe = Plain with { Epochs = 4, Mixup = mixup, LearningRate = 0.05, WarmupEpochs = 0 };
        using var network = new Network(Networks.TinyArchitecture, recipe.NetworkOptions(data.Classes), CPU, 1);
        var epochs = new List<Epoch>();

        new TrainingLoop(network, data, recipe, TimeProvider.System).Run(1, epochs.Add, CancellationToken.None);

        Assert.True(data.IsMultiLabel);
        Assert.True(epochs[^1].MinivalAccuracy > 0.9, $"{epochs[^1].MinivalAccuracy} of the minival are classified right");
        Assert.True(epochs[^1].TrainAccuracy > 0.9, $"{epochs[^1].TrainAccuracy} of the training images are classified right");
        // Two labels of equal right leave an entropy of ln 2.
        Assert.InRange(epochs[^1].Loss, Math.Log(2), epochs[0].Loss);
    });

    /// <summary>Noise with these labels, of ten classes.</summary>
    private static (Tensor Images, Tensor Targets) Loaded(
        ImmutableArray<int> first, ImmutableArray<int> second, ImmutableArray<int> third, ImmutableArray<int> fourth, bool raw = false)
    {
        using var normalisation = new Normalisation([0.5f], [0.5f], CPU);
        using var batch = SeveralLabels.OneBatch(SeveralLabels.Noise(16, 10, first, second, third, fourth));
        var (images, targets) = batch.Load();
        return (raw ? images : normalisation.Apply(images), targets);
    }

    private static Network Fresh() => new(Networks.TinyArchitecture, Plain.NetworkOptions(10), CPU, 1);

    private static EpochTotals Step(Network network, Recipe recipe, Tensor images, Tensor targets)
    {
        var totals = new EpochTotals(CPU);
        using var step = new TrainingStep(network, recipe) { MultiLabel = true };
        step.Run(images, targets, 0.1, totals);
        return totals;
    }

    /// <summary>This label, named last, and two others, one of them of a lower number where there is any.</summary>
    private static ImmutableArray<int> LastOf(int label) => [(label + 1) % 10, (label + 9) % 10, label];

    private static ImmutableArray<int> Without(int label) => [(label + 1) % 10, (label + 2) % 10];
}
