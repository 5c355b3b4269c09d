using NasV2.Model;
using NasV2.Specs;
using static TorchSharp.torch;

namespace NasV2.Training.Tests;

public sealed class TrainingStepTests
{
    private static readonly Recipe Plain =
        Recipes.Small with { Dropout = 0, DropPathSurvival = 1, Optimizer = Optimizer.Sgd, WeightDecay = 0, EmaDecay = 0 };

    [Fact]
    public Task A_batch_computed_in_parts_moves_the_weights_as_the_whole_batch_does() => Torch.RunAsync(() =>
    {
        // Two equal halves, so that batch norm sees the same images in each part as in the whole.
        var half = Images(8);
        var images = cat([half, half]);
        var labels = arange(8, dtype: int64).repeat(2);

        using var whole = Trained(Plain, images, labels);
        using var parts = Trained(Plain with { GradientAccumulation = 2 }, images, labels);

        Assert.True(
            whole.Parameters.Values.allclose(parts.Parameters.Values, rtol: 1e-4, atol: 1e-6),
            $"the weights differ by {(whole.Parameters.Values - parts.Parameters.Values).abs().max().item<float>()}");
    });

    [Fact]
    public Task Certain_probabilities_train_as_their_labels_do() => Torch.RunAsync(() =>
    {
        var images = Images(16);
        var labels = arange(16, dtype: int64).remainder(10);

        using var byLabel = Trained(Plain, images, labels);
        using var byProbability = Trained(Plain, images, nn.functional.one_hot(labels, 10).to(float32));

        Assert.True(byLabel.Parameters.Values.allclose(byProbability.Parameters.Values, rtol: 1e-4, atol: 1e-6));
    });

    [Fact]
    public Task Bfloat16_moves_the_float32_weights_nearly_as_float32_does() => Torch.RunAsync(() =>
    {
        var images = Images(16);
        var labels = arange(16, dtype: int64).remainder(10);
        using var start = Networks.Tiny();

        using var single = Trained(Plain, images, labels);
        using var half = Trained(Plain with { Precision = Precision.Bf16 }, images, labels);

        Assert.Equal(ScalarType.Float32, half.Parameters.Values.dtype);
        var (moved, likewise) = (single.Parameters.Values - start.Parameters.Values, half.Parameters.Values - start.Parameters.Values);
        var cosine = (moved * likewise).sum() / (moved.norm() * likewise.norm());
        Assert.True(cosine.item<float>() > 0.98, $"the steps point in other directions: cosine {cosine.item<float>()}");
    });

    [Fact]
    public Task A_clipped_step_is_no_longer_than_its_limit_allows() => Torch.RunAsync(() =>
    {
        using var start = Networks.Tiny();
        using var clipped = Trained(Plain with { GradientClip = 0.01 }, Images(16), arange(16, dtype: int64).remainder(10));

        Assert.Equal(0.1 * 0.01, (clipped.Parameters.Values - start.Parameters.Values).norm().item<float>(), 5);
    });

    private static Tensor Images(int count)
    {
        using var generator = new Generator(3, CPU);
        return MemoryLayout.EmptyImages(count, 3, 16, 16, CPU).normal_(0, 1, generator);
    }

    private static Network Trained(Recipe recipe, Tensor images, Tensor targets)
    {
        var network = new Network(Networks.TinyArchitecture, recipe.NetworkOptions(10), CPU, 1);
        using var step = new TrainingStep(network, recipe);
        using var totals = new EpochTotals(CPU);
        step.Run(images, targets, 0.1, totals);
        Assert.True(float.IsFinite(totals.Loss.item<float>()));
        return network;
    }
}
