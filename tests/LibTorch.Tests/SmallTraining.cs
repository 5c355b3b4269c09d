using static TorchSharp.torch;

namespace NasV2.LibTorch.Tests;

/// <summary>A few gradient steps of a small convolutional network.</summary>
internal static class SmallTraining
{
    /// <summary>Whether the loss on one batch falls.</summary>
    public static bool LossFalls()
    {
        using var scope = NewDisposeScope();
        random.manual_seed(1);
        using var network = nn.Sequential(
            nn.Conv2d(3, 8, 3), nn.BatchNorm2d(8), nn.SiLU(), nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(8, 4));
        using var optimizer = optim.Adam(network.parameters(), 0.05);
        Tensor labels = arange(16, int64) % 4;
        // Brighter images for higher labels: something that the network can learn.
        Tensor images = randn(16, 3, 12, 12) + labels.view(16, 1, 1, 1);

        double Step()
        {
            optimizer.zero_grad();
            Tensor loss = nn.functional.cross_entropy(network.forward(images), labels);
            loss.backward();
            optimizer.step();
            return loss.item<float>();
        }

        double first = Step(), last = first;
        for (int i = 0; i < 40; i++)
            last = Step();
        return double.IsFinite(first) && last < first / 2;
    }
}
