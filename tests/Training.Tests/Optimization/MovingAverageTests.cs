using NasV2.Training.Optimization;
using TorchSharp;

namespace NasV2.Training.Tests.Optimization;

public sealed class MovingAverageTests
{
    [Fact]
    public Task The_decay_warms_up_with_the_number_of_steps() => Torch.RunAsync(() =>
    {
        using var network = Networks.Tiny();
        Fill(network, 0);
        using var average = new MovingAverage(network.Parameters, 0.9999);
        Fill(network, 1);
        average.Update();

        // d = min(0.9999, (1 + 1) / (10 + 1)): 1 - d of the new value.
        using (average.Apply())
            Assert.Equal(1 - (2.0 / 11), network.Parameters.Values.mean().item<float>(), 5);
    });

    [Fact]
    public Task The_networks_own_weights_and_statistics_are_restored() => Torch.RunAsync(() =>
    {
        using var network = Networks.Tiny();
        using var average = new MovingAverage(network.Parameters, 0.5);
        using (torch.no_grad())
        {
            network.Parameters.Values.add_(1);
            network.Parameters.Statistics.add_(1);
        }

        average.Update();
        var weights = network.Parameters.Values.clone();
        var statistics = network.Parameters.Statistics.clone();
        using (average.Apply())
            Assert.False(network.Parameters.Values.eq(weights).all().item<bool>());
        Assert.True(network.Parameters.Values.eq(weights).all().item<bool>());
        Assert.True(network.Parameters.Statistics.eq(statistics).all().item<bool>());
    });

    private static void Fill(Model.Network network, float value)
    {
        using var noGradient = torch.no_grad();
        network.Parameters.Values.fill_(value);
    }
}
