using NasV2.Model;
using NasV2.Training.Optimization;
using TorchSharp;

namespace NasV2.Training.Tests.Optimization;

public sealed class RmsPropTests
{
    [Fact]
    public Task Two_steps_agree_with_TensorFlows_rule_by_hand() => Torch.RunAsync(() =>
    {
        var recipe = Recipes.Small with { RmsDecay = 0.9, Momentum = 0.9, Epsilon = 1e-3, WeightDecay = 0 };
        using var network = Networks.Tiny();
        using var optimizer = new RmsProp(network.Parameters, recipe);
        var before = network.Parameters.Values.clone();
        const double Gradient = 0.5;
        const double Rate = 0.1;

        // s = 0.9·1 + 0.1·0.25 = 0.925; m = 0.1·0.5/√0.926
        network.Parameters.Gradients.fill_(Gradient);
        optimizer.Step(Rate);
        var first = Rate * Gradient / Math.Sqrt(0.925 + 1e-3);
        AssertMoved(before, network, first);

        // s = 0.9·0.925 + 0.025 = 0.8575; m = 0.9·m + 0.1·0.5/√0.8585
        network.Parameters.Gradients.fill_(Gradient);
        optimizer.Step(Rate);
        var second = (0.9 * first) + (Rate * Gradient / Math.Sqrt(0.8575 + 1e-3));
        AssertMoved(before, network, first + second);
    });

    [Fact]
    public Task Weight_decay_pulls_kernels_and_spares_biases_and_norms() => Torch.RunAsync(() =>
    {
        using var network = Networks.Tiny();
        using (torch.no_grad())
            network.Parameters.Values.fill_(1);
        using var optimizer = new RmsProp(network.Parameters, Recipes.Small with { WeightDecay = 0.1 });
        optimizer.Step(0.1);
        foreach (var slot in network.Parameters.Slots)
        {
            var isKernel = slot.Shape.Count > 1;
            Assert.Equal(isKernel, slot.Decays);
            Assert.Equal(isKernel, slot.Value.max().item<float>() < 1);
        }
    });

    [Fact]
    public Task A_step_clears_the_gradients() => Torch.RunAsync(() =>
    {
        using var network = Networks.Tiny();
        using var optimizer = new RmsProp(network.Parameters, Recipes.Small);
        network.Parameters.Gradients.fill_(1);
        optimizer.Step(0.1);
        Assert.Equal(0, network.Parameters.Gradients.abs().max().item<float>());
    });

    private static void AssertMoved(torch.Tensor before, Network network, double distance)
    {
        using var moved = before - network.Parameters.Values;
        Assert.Equal(distance, moved.min().item<float>(), 5);
        Assert.Equal(distance, moved.max().item<float>(), 5);
    }
}
