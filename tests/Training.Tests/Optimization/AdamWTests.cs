using NasV2.Training.Optimization;
using TorchSharp;

namespace NasV2.Training.Tests.Optimization;

public sealed class AdamWTests
{
    [Fact]
    public Task Two_steps_agree_with_the_rule_by_hand() => Torch.RunAsync(() =>
    {
        var recipe = Recipes.Small with { Momentum = 0.9, RmsDecay = 0.99, Epsilon = 1e-8, WeightDecay = 0.5 };
        using var network = Networks.Tiny();
        using (torch.no_grad())
            network.Parameters.Values.fill_(1);
        using var optimizer = new AdamW(network.Parameters, recipe);

        var (mean, square, kernel, other) = (0.0, 0.0, 1.0, 1.0);
        foreach (var (gradient, step) in new[] { (0.5, 1), (-0.25, 2) })
        {
            network.Parameters.Gradients.fill_(gradient);
            optimizer.Step(0.1);
            mean = (0.9 * mean) + (0.1 * gradient);
            square = (0.99 * square) + (0.01 * gradient * gradient);
            var move = 0.1 * (mean / (1 - Math.Pow(0.9, step))) / (Math.Sqrt(square / (1 - Math.Pow(0.99, step))) + 1e-8);
            kernel = (kernel * (1 - (0.1 * 0.5))) - move;
            other -= move;
        }

        foreach (var slot in network.Parameters.Slots)
        {
            Assert.Equal(slot.Decays ? kernel : other, slot.Value.min().item<float>(), 5);
            Assert.Equal(slot.Decays ? kernel : other, slot.Value.max().item<float>(), 5);
        }
    });

    [Fact]
    public Task A_resumed_optimizer_counts_on() => Torch.RunAsync(() =>
    {
        Assert.NotEqual(Move(resumedAfter: 0), Move(resumedAfter: 1000));

        static float Move(long resumedAfter)
        {
            using var network = Networks.Tiny();
            using var optimizer = new AdamW(network.Parameters, Recipes.Small with { WeightDecay = 0 });
            optimizer.ResumeAfter(resumedAfter);
            using var before = network.Parameters.Values.clone();
            network.Parameters.Gradients.fill_(0.5);
            optimizer.Step(0.1);
            return (before - network.Parameters.Values).max().item<float>();
        }
    });
}
