using NasV2.Training.Optimization;

namespace NasV2.Training.Tests.Optimization;

public sealed class SgdTests
{
    [Fact]
    public Task Two_steps_agree_with_the_rule_by_hand() => Torch.RunAsync(() =>
    {
        using var network = Networks.Tiny();
        using var optimizer = new Sgd(network.Parameters, Recipes.Small with { Momentum = 0.9, WeightDecay = 0 });
        using var before = network.Parameters.Values.clone();

        // m = 0.5, then 0.9·0.5 + 0.5 = 0.95
        network.Parameters.Gradients.fill_(0.5);
        optimizer.Step(0.1);
        network.Parameters.Gradients.fill_(0.5);
        optimizer.Step(0.1);

        using var moved = before - network.Parameters.Values;
        Assert.Equal(0.1 * (0.5 + 0.95), moved.min().item<float>(), 5);
        Assert.Equal(0.1 * (0.5 + 0.95), moved.max().item<float>(), 5);
        Assert.Equal(0, network.Parameters.Gradients.abs().max().item<float>());
    });
}
