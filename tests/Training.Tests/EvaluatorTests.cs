using System.Collections.Immutable;
using NasV2.Data;
using NasV2.Model;
using NasV2.Training.Batches;
using static TorchSharp.torch;

namespace NasV2.Training.Tests;

public sealed class EvaluatorTests
{
    private const int Classes = 8;

    [Fact]
    public Task Top_1_top_5_and_loss_are_those_of_the_logits() => Torch.RunAsync(() =>
    {
        using var network = Network(Classes);
        var images = SeveralLabels.Noise(16, Classes, Enumerable.Range(0, 20).Select(i => ImmutableArray.Create(i % Classes)));
        var logits = Logits(network, images);

        var evaluation = Evaluate(network, images);

        var labels = arange(20, dtype: int64).remainder(Classes);
        var places = logits.argsort(1, descending: true).eq(labels.unsqueeze(1)).to(int64).argmax(1).data<long>().ToArray();
        Assert.Equal(20, evaluation.Images);
        Assert.Equal(places.Count(place => place == 0) / 20.0, evaluation.Accuracy);
        Assert.Equal(places.Count(place => place < 5) / 20.0, evaluation.Top5);
        Assert.Equal(nn.functional.cross_entropy(logits, labels).item<float>(), evaluation.Loss, 1e-5);
        Assert.Null(evaluation.MeanAveragePrecision);
    });

    [Fact]
    public Task Up_to_five_classes_there_is_no_top_5() => Torch.RunAsync(() =>
    {
        using var network = Network(5);
        Assert.Null(Evaluate(network, SeveralLabels.Noise(16, 5, [0], [1])).Top5);
    });

    [Fact]
    public Task A_network_that_answers_one_class_is_seen_by_its_largest_prediction() => Torch.RunAsync(() =>
    {
        using var network = Network(Classes);
        var images = SeveralLabels.Noise(16, Classes, Enumerable.Range(0, 10).Select(i => ImmutableArray.Create(i < 7 ? 2 : i - 2)));
        Bias(network).narrow(0, 2, 1).fill_(1000);

        var evaluation = Evaluate(network, images);

        Assert.Equal((0.7, 1), (evaluation.Accuracy, evaluation.LargestPrediction));
    });

    [Fact]
    public Task Images_of_several_labels_have_a_mean_average_precision() => Torch.RunAsync(() =>
    {
        // Class 0 is right at places 1 and 3 of its ranking: (1/1 + 2/3) / 2. Class 1 at place 2: 1/2. No image has class 2.
        var scores = tensor(new[] { 4f, 1, 0, 3, 3, 0, 2, 2, 0, 1, 0, 0 }).view(4, 3);
        var labels = tensor(new[] { true, false, false, false, false, false, true, true, false, false, false, false }).view(4, 3);

        Assert.Equal(((5.0 / 6) + 0.5) / 2, AveragePrecision.Mean(scores, labels), 1e-12);
    });

    [Fact]
    public Task An_evaluation_of_several_labels_ranks_the_images_of_all_batches() => Torch.RunAsync(() =>
    {
        using var network = Network(3);
        var images = SeveralLabels.Noise(16, 3, [0, 1], [1], [2], [0], [2, 1], [1, 0]);
        var labels = tensor(new[] { 1, 1, 0, 0, 1, 0, 0, 0, 1, 1, 0, 0, 0, 1, 1, 1, 1, 0 }).view(6, 3).to(@bool);
        var expected = AveragePrecision.Mean(Logits(network, images), labels);

        using var inParts = new StreamedBatches(
            new BatchPipeline(images, [.. Enumerable.Range(0, 6)], new BatchOptions { BatchSize = 4, Resolution = 16 }), CPU);
        using var normalisation = new Normalisation([0.5f], [0.5f], CPU);
        var evaluation = Evaluator.Evaluate(network, inParts, normalisation, () => { }, CancellationToken.None);

        Assert.Equal(expected, evaluation.MeanAveragePrecision!.Value, 1e-6);
    });

    private static Network Network(int classes) => Networks.Tiny(options: new NetworkOptions { Classes = classes });

    private static Tensor Bias(Network network) => network.Parameters.Slots.Single(slot => slot.Name == "classifier.bias").Value.detach();

    private static Tensor Logits(Network network, ImageSet images)
    {
        using var normalisation = new Normalisation([0.5f], [0.5f], CPU);
        using var batch = SeveralLabels.OneBatch(images);
        using var noGradient = no_grad();
        return network.Forward(normalisation.Apply(batch.Load().Images), training: false);
    }

    private static Evaluation Evaluate(Network network, ImageSet images)
    {
        using var normalisation = new Normalisation([0.5f], [0.5f], CPU);
        using var batches = SeveralLabels.All(images);
        return Evaluator.Evaluate(network, batches, normalisation, () => { }, CancellationToken.None);
    }
}
