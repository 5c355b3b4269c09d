using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace NasV2.Model.Tests;

/// <summary>Compares the network with the reference's formulas, spelt out in plain torch calls.</summary>
public sealed class NetworkForwardTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    [Theory]
    [InlineData(32, 4)]
    [InlineData(33, 4)]
    [InlineData(8, 4)]
    [InlineData(1, 4)]
    public void Any_image_size_gives_one_logit_a_class(int size, int count)
    {
        using var network = TestNetworks.Small();
        Assert.Equal([count, 5], network.Forward(TestNetworks.Images(count, size), training: false).shape);
    }

    [Theory]
    [InlineData("r1_k3_s1_e1_i8_o8_c1-h32")]
    [InlineData("r1_k5_s2_e4_i8_o16_c1-h32")]
    [InlineData("r1_k3_s1_e4_i8_o8_c1_se0.25-h32")]
    [InlineData("r1_k3_s1_e1_i8_o8_se0.25-h32")]
    [InlineData("r1_k5_s1_e6_i8_o8_se0.25-h32")]
    [InlineData("r1_k3_s2_e4_i8_o16_se0.25-h32")]
    [InlineData("r1_k3_s2_e4_i8_o16-h32")]
    [InlineData("r1_k3_s1_e4_i8_o8_c1-t1-h32")]
    public void Evaluation_agrees_with_the_reference_block_by_block(string canonical)
    {
        using var network = TestNetworks.Build(canonical);
        RandomiseNorms(network);
        var images = TestNetworks.Images(3);
        AssertClose(Reference(network, images), network.Forward(images, training: false));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_forward_pass_leaves_nothing_but_its_logits_alive(bool training)
    {
        using var network = TestNetworks.Build("r2_k3_s2_e4_i8_o16-r2_k3_s2_e4_i16_o24_se0.25-h32");
        var images = TestNetworks.Images(4);
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();

        var logits = network.Forward(images, training);

        Assert.Equal([logits], scope.DisposablesView);
    }

    [Fact]
    public void Evaluation_does_not_change_the_statistics_and_training_does()
    {
        using var network = TestNetworks.Small();
        var before = network.Parameters.Statistics.clone();
        network.Forward(TestNetworks.Images(4), training: false);
        Assert.True(network.Parameters.Statistics.eq(before).all().item<bool>());
        network.Forward(TestNetworks.Images(4), training: true);
        Assert.False(network.Parameters.Statistics.eq(before).all().item<bool>());
    }

    [Fact]
    public void Stochastic_depth_drops_whole_samples_and_keeps_the_mean()
    {
        manual_seed(1);
        var kept = Layers.StochasticDepth.Add(zeros(20_000, 2, 1, 1), ones(20_000, 2, 1, 1), survival: 0.8, training: true);
        Assert.Equal(1, kept.mean().item<float>(), 0.02);
        Assert.True(kept.select(1, 0).eq(kept.select(1, 1)).all().item<bool>());
        Assert.Equal(1.25, kept.max().item<float>(), 5);
        Assert.Equal(0, kept.min().item<float>());
    }

    [Fact]
    public void Stochastic_depth_keeps_the_mean_in_bfloat16_too()
    {
        manual_seed(1);
        var branch = rand(50_000, 2, 1, 1).add_(1).to(bfloat16);
        var sum = Layers.StochasticDepth.Add(zeros_like(branch), branch, survival: 0.9, training: true).to(float32);
        var kept = sum.ne(0);

        // 1 / 0.9 = 1.1111; the nearest bfloat16 is 1.1094.
        Assert.Equal(1 / 0.9, (sum.sum() / branch.to(float32).masked_select(kept).sum()).item<float>(), 0.0005);
    }

    [Fact]
    public void Features_are_averaged_in_float32()
    {
        // The mean 1 + 1/256 of these is not a bfloat16, though both are.
        var x = tensor(new[] { 1f, 1f + (1f / 128) }).reshape(1, 1, 1, 2).to(bfloat16);
        var pooled = Network.Pool(x);
        Assert.Equal(ScalarType.Float32, pooled.dtype);
        Assert.Equal(1 + (1f / 256), pooled.item<float>());
    }

    [Fact]
    public void Later_blocks_are_dropped_more_often_and_the_first_never()
    {
        // Five copies of one block: the survival of block i of n is 1 - 0.2 i / n, so the first passes every sample.
        using var network = TestNetworks.Build("r5_k3_s1_e4_i8_o8_c1-h32", new NetworkOptions { Classes = 5, Survival = 0, Dropout = 0 });
        Assert.Equal([1, 0.8, 0.6, 0.4, 0.2], network.Survivals, (expected, actual) => Math.Abs(expected - actual) < 1e-12);
    }

    [Fact]
    public void Dropout_is_only_in_force_while_training()
    {
        using var network =
            TestNetworks.Build("r1_k3_s2_e4_i8_o16_c1-h32", new NetworkOptions { Classes = 5, Dropout = 0.5, Survival = 1 });
        var images = TestNetworks.Images(4);
        Assert.True(network.Forward(images, false).eq(network.Forward(images, false)).all().item<bool>());
        Assert.False(network.Forward(images, true).eq(network.Forward(images, true)).all().item<bool>());
    }

    private static Tensor Reference(Network network, Tensor images)
    {
        var weights = new NamedWeights(network);
        var x = weights.ConvNorm("stem", images, stride: network.Architecture.StemStride, activate: true);
        foreach (var block in network.Architecture.Blocks)
            x = weights.Block(block, x);
        x = weights.ConvNorm("head", x, stride: 1, activate: true).mean([2, 3]);
        return linear(x, weights["classifier.weight"], weights["classifier.bias"]);
    }

    private static void RandomiseNorms(Network network)
    {
        using var noGradient = no_grad();
        network.Parameters.Statistics.uniform_(0.5, 1.5);
        foreach (var slot in network.Parameters.Slots.Where(slot => !slot.Decays))
            slot.Value.uniform_(0.5, 1.5);
    }

    private static void AssertClose(Tensor expected, Tensor actual)
    {
        var difference = (expected - actual).abs().max().item<float>();
        Assert.True(difference < 1e-4 * Math.Max(1, expected.abs().max().item<float>()), $"largest difference {difference}");
    }
}
